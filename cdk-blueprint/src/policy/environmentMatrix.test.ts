import { exampleConfig } from '../__testUtils__/configs';
import { ENVIRONMENT_MATRIX } from '../__testUtils__/environmentMatrix';
import { emptyDirectory, TemplateResource } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { withTemplateValidation } from '../withTemplateValidation';
import { policyFindings } from './policyFindings';

/** An environment with everything that can be found out about it without AWS. */
function examine(changes: Partial<EnvironmentConfigInput>) {
  const { app } = createEnvironmentApp({
    config: exampleConfig(changes),
    outdir: emptyDirectory(),
  });
  const assembly = withTemplateValidation(false, () => app.synth());
  const { template } = assembly.stacks[0];
  return {
    findings: policyFindings(app),
    missing: assembly.manifest.missing ?? [],
    template,
    resources: template.Resources as Record<string, TemplateResource>,
  };
}

/** Names that the template chooses itself, and how long they may be. */
const NAMES: Record<string, [property: string, longest: number]> = {
  'AWS::IAM::Role': ['RoleName', 64],
  'AWS::SageMaker::Domain': ['DomainName', 63],
  'AWS::SageMaker::StudioLifecycleConfig': ['StudioLifecycleConfigName', 63],
  'AWS::EMRServerless::Application': ['Name', 64],
  'AWS::Cognito::UserPool': ['UserPoolName', 128],
  'AWS::Cognito::UserPoolDomain': ['Domain', 63],
  'AWS::KinesisFirehose::DeliveryStream': ['DeliveryStreamName', 64],
  'AWS::WAFv2::WebACL': ['Name', 128],
  'AWS::Logs::LogGroup': ['LogGroupName', 512],
  'AWS::ApiGateway::RestApi': ['Name', 1024],
};

// The hub's ARN comes from the config and is whole.
const PORTAL_ROLES = [
  'AccessRole',
  'ProfileRole',
  'AppsRole',
  'EmrOperatorRole',
];

describe.each(ENVIRONMENT_MATRIX)('%s', (_name, changes) => {
  const { findings, missing, resources, template } = examine(changes);

  it('has no finding that nobody has answered for', () => {
    expect(
      findings
        .filter(({ reason }) => !reason)
        .map(({ pack, rule, construct }) => `${pack}-${rule} at ${construct}`),
    ).toEqual([]);
  });

  it('gives a reason for every finding it answers for', () => {
    expect(findings.length).toBeGreaterThan(20);
    findings.forEach(({ reason }) => expect(reason).toMatch(/^[A-Z].{20,}/));
  });

  it('needs nothing looked up', () => {
    expect(missing).toEqual([]);
  });

  it('names no partition', () => {
    const others = Object.entries(resources).filter(
      ([id]) => !PORTAL_ROLES.includes(id),
    );
    expect(JSON.stringify(others)).not.toMatch(/arn:aws(-cn|-us-gov)?:/);
  });

  it('stays within the limits of names and templates', () => {
    const tooLong = Object.values(resources).flatMap(({ Type, Properties }) => {
      const [property, longest] = NAMES[Type] ?? [];
      const name = property && Properties?.[property];
      return typeof name === 'string' && name.length > longest! ? [name] : [];
    });
    expect(tooLong).toEqual([]);
    expect(Object.keys(resources).length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(template).length).toBeLessThan(1024 * 1024);
  });

  it('names no bucket', () => {
    const buckets = Object.values(resources).filter(
      ({ Type }) => Type === 'AWS::S3::Bucket',
    );
    expect(buckets).toHaveLength(2);
    buckets.forEach(({ Properties }) =>
      expect(Properties).not.toHaveProperty('BucketName'),
    );
  });
});

it('would notice a finding that nobody answered for', () => {
  const { app, stack } = createEnvironmentApp({
    config: exampleConfig({ login: { enabled: false } }),
    outdir: emptyDirectory(),
  });
  const { Bucket } = jest.requireActual('aws-cdk-lib/aws-s3');
  const careless = new Bucket(stack, 'Careless');
  const open = policyFindings(app).filter(({ reason }) => !reason);
  expect(open.map(({ rule }) => rule)).toEqual(
    expect.arrayContaining(['S1', 'S10', 'S3BucketReplicationEnabled']),
  );
  open.forEach(({ construct }) =>
    expect(construct).toContain(careless.node.path),
  );
});

it('uses addresses of the China partition there', () => {
  const [, changes] = ENVIRONMENT_MATRIX.find(([name]) => name === 'China')!;
  const text = JSON.stringify(examine(changes).template);
  expect(text).toContain('cn.com.amazonaws.cn-north-1.sts');
  expect(text).not.toContain('us-east-1');
});
