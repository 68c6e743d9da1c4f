import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { access, exampleConfig } from '../__testUtils__/configs';
import { emptyDirectory } from '../__testUtils__/templates';
import type { EnvironmentConfigInput } from '../config';
import { KNOWN_REGIONS } from '../config/regions';
import { createEnvironmentApp } from '../createEnvironmentApp';
import { withTemplateValidation } from '../withTemplateValidation';

interface Finding {
  ruleName: string;
  reason?: string;
}

/** Synthesizes a config with the policy pack, and with the CloudFormation schemas when asked to. */
function check(changes: Partial<EnvironmentConfigInput>, schemas = false) {
  const outdir = emptyDirectory();
  const { app } = createEnvironmentApp({
    config: exampleConfig(changes),
    outdir,
    context: { '@aws-cdk/core:failSynthOnValidationErrors': false },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const assembly = withTemplateValidation(schemas, () => app.synth());
  const { pluginReports } = JSON.parse(
    readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
  );
  const all = (key: string): Finding[] =>
    pluginReports.flatMap((report: any) => report[key] ?? []);
  return {
    open: all('violations').map(({ ruleName }) => ruleName),
    acknowledged: all('suppressedViolations'),
    missing: assembly.manifest.missing ?? [],
    template: assembly.stacks[0].template,
  };
}

const gov = {
  ...access,
  hubRoleArn: access.hubRoleArn.replace('arn:aws:', 'arn:aws-us-gov:'),
};
const china = {
  ...access,
  hubRoleArn: access.hubRoleArn.replace('arn:aws:', 'arn:aws-cn:'),
};

const MATRIX: [string, Partial<EnvironmentConfigInput>][] = [
  ['defaults', {}],
  ['no portal roles', { access: undefined }],
  ['one zone', { network: { maxAzs: 1 } }],
  ['three zones', { network: { maxAzs: 3 } }],
  ['smallest network', { network: { cidr: '10.1.2.0/24', maxAzs: 3 } }],
  ['no Spark', { emr: { enabled: false } }],
  ['no Livy', { emr: { livy: false } }],
  ['idle shutdown off', { studio: { idleShutdown: { enabled: false } } }],
  [
    'few tools',
    {
      studio: {
        codeEditor: { enabled: false },
        instanceTypes: ['ml.t3.medium'],
      },
    },
  ],
  [
    'everything kept',
    {
      storage: {
        efs: { removalPolicy: 'retain' },
        buckets: { removalPolicy: 'retain' },
      },
    },
  ],
  ['Virginia', { region: 'us-east-1' }],
  ['another global region', { globalRegion: 'us-east-1' }],
  ['GovCloud', { region: 'us-gov-west-1', access: gov }],
  ['China', { region: 'cn-north-1', access: china }],
  [
    'longest names',
    {
      projectName: 'p'.repeat(31),
      environment: { name: 'n'.repeat(20), owner: 'group:default/x' },
      region: [...KNOWN_REGIONS]
        .filter(r => !/^(cn|us-gov)-/.test(r))
        .sort((a, b) => b.length - a.length)[0],
    },
  ],
];

describe.each(MATRIX)('%s', (_name, changes) => {
  const result = check(changes);

  it('has no finding that nobody has answered for', () => {
    expect(result.open).toEqual([]);
  });

  it('gives a reason for every finding it answers for', () => {
    expect(result.acknowledged.length).toBeGreaterThan(5);
    result.acknowledged.forEach(({ reason }) =>
      expect(reason).toMatch(/^[A-Z].{20,}/),
    );
  });

  it('needs nothing looked up', () => {
    expect(result.missing).toEqual([]);
  });

  it('names no partition', () => {
    const text = JSON.stringify({
      ...result.template,
      Resources: withoutTrust(result.template.Resources),
    });
    expect(text).not.toMatch(/arn:aws(-cn|-us-gov)?:/);
  });
});

// The hub's ARN comes from the config and is whole.
function withoutTrust(resources: Record<string, any>) {
  return Object.fromEntries(
    Object.entries(resources).filter(
      ([id]) => !['AccessRole', 'ProfileRole'].includes(id),
    ),
  );
}

it('would notice a finding that nobody answered for', () => {
  const outdir = emptyDirectory();
  const { app, stack } = createEnvironmentApp({
    config: exampleConfig(),
    outdir,
  });
  const { Bucket } = jest.requireActual('aws-cdk-lib/aws-s3');
  expect(new Bucket(stack, 'Careless')).toBeDefined();
  const report = new AwsSolutionsChecks(app).validateScope(app);
  expect(report.violations.map(({ ruleName }) => ruleName)).toEqual(
    expect.arrayContaining(['AwsSolutions-S1', 'AwsSolutions-S10']),
  );
});

it('uses addresses of the China partition there', () => {
  const text = JSON.stringify(
    check({ region: 'cn-north-1', access: china }).template,
  );
  expect(text).toContain('cn.com.amazonaws.cn-north-1.sts');
  expect(text).not.toContain('us-east-1');
});

it("satisfies CloudFormation's schemas", () => {
  expect(
    check(
      { network: { maxAzs: 3 }, studio: { instanceTypes: ['ml.t3.medium'] } },
      true,
    ).open,
  ).toEqual([]);
});
