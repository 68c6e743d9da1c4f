import { exampleFoundation, portal } from '../__testUtils__/foundations';
import { emptyDirectory, TemplateResource } from '../__testUtils__/templates';
import type { FoundationConfigInput } from '../config';
import { KNOWN_REGIONS } from '../config/regions';
import { createFoundationApp } from '../createFoundationApp';
import { policyFindings } from '../policy/policyFindings';
import { withTemplateValidation } from '../withTemplateValidation';

type Changes = Partial<FoundationConfigInput>;

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2'];
const inPartition = (partition: string) => ({
  ...portal,
  hubRoleArn: portal.hubRoleArn.replace('arn:aws:', `arn:${partition}:`),
});

const MATRIX: [string, Changes][] = [
  ['defaults', {}],
  ['no portal', { portal: undefined }],
  ['another global region', { globalRegion: 'us-east-1' }],
  ['three regions', { regions: REGIONS }],
  ['an accelerator', { accelerator: { enabled: true } }],
  [
    'an accelerator for three regions',
    {
      regions: REGIONS,
      accelerator: { enabled: true, clientAffinity: 'source_ip' },
    },
  ],
  [
    'no replication',
    { regions: REGIONS, images: { replication: { enabled: false } } },
  ],
  [
    'replication to a list',
    { images: { replication: { destinations: ['eu-central-1'] } } },
  ],
  ['repositories', { images: { repositories: ['trainer', 'a/b-c'] } }],
  [
    'repositories that are destroyed',
    {
      images: {
        repositories: ['trainer'],
        removalPolicy: 'destroy',
        emptyOnDelete: true,
      },
    },
  ],
  ['data that is destroyed', { data: { removalPolicy: 'destroy' } }],
  ['Virginia', { region: 'us-east-1' }],
  ['GovCloud', { region: 'us-gov-west-1', portal: inPartition('aws-us-gov') }],
  [
    'both regions of GovCloud',
    {
      region: 'us-gov-east-1',
      regions: ['us-gov-east-1', 'us-gov-west-1'],
      portal: inPartition('aws-us-gov'),
    },
  ],
  [
    'China',
    {
      region: 'cn-north-1',
      regions: ['cn-north-1', 'cn-northwest-1'],
      portal: inPartition('aws-cn'),
    },
  ],
  [
    'longest names',
    {
      projectName: 'p'.repeat(31),
      region: [...KNOWN_REGIONS]
        .filter(region => !/^(cn|us-gov)-/.test(region))
        .sort((a, b) => b.length - a.length)[0],
      regions: undefined,
      accelerator: { enabled: true, name: 'a'.repeat(64) },
      images: { repositories: ['r'.repeat(200)] },
    },
  ],
];

/** A foundation with everything that can be found out about it without AWS. */
function examine(changes: Changes) {
  const { app } = createFoundationApp({
    config: exampleFoundation(changes),
    outdir: emptyDirectory(),
  });
  const assembly = withTemplateValidation(false, () => app.synth());
  const { template } = assembly.stacks[0];
  return {
    findings: policyFindings(app),
    missing: assembly.manifest.missing ?? [],
    resources: template.Resources as Record<string, TemplateResource>,
    template,
  };
}

/** Names that the template chooses itself, and how long they may be. */
const NAMES: Record<string, [property: string, longest: number]> = {
  'AWS::IAM::Role': ['RoleName', 64],
  'AWS::SSM::Parameter': ['Name', 1011],
  'AWS::GlobalAccelerator::Accelerator': ['Name', 64],
  'Custom::ContainerRepository': ['RepositoryName', 256],
};

describe.each(MATRIX)('%s', (_name, changes) => {
  const { findings, missing, resources, template } = examine(changes);

  it('has no finding that nobody has answered for', () => {
    expect(findings.filter(({ reason }) => !reason)).toEqual([]);
  });

  it('gives a reason for every finding it answers for', () => {
    findings.forEach(({ reason }) => expect(reason).toMatch(/^[A-Z].{20,}/));
  });

  it('needs nothing looked up', () => {
    expect(missing).toEqual([]);
  });

  it('names no partition', () => {
    const { PortalReadRole, ...others } = resources;
    expect(JSON.stringify({ ...template, Resources: others })).not.toMatch(
      /arn:aws(-cn|-us-gov)?:/,
    );
  });

  it('gives no bucket and no table a name', () => {
    const named = Object.values(resources).filter(
      ({ Properties }) => Properties.BucketName ?? Properties.TableName,
    );
    expect(named).toEqual([]);
  });

  it('chooses names that are not too long', () => {
    Object.values(resources).forEach(({ Type, Properties }) => {
      const [property, longest] = NAMES[Type] ?? ['', 0];
      expect((Properties[property] ?? '').length).toBeLessThanOrEqual(longest);
    });
  });

  it('fits into one template', () => {
    expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
    expect(Object.keys(resources).length).toBeLessThan(500);
  });
});

it('would notice a finding that is answered for elsewhere only', () => {
  const { app, stack } = createFoundationApp({
    config: exampleFoundation(),
    outdir: emptyDirectory(),
  });
  const { Bucket } = jest.requireActual('aws-cdk-lib/aws-s3');
  expect(new Bucket(stack, 'Careless')).toBeDefined();
  const open = policyFindings(app).filter(({ reason }) => !reason);
  expect(open.map(({ pack, rule }) => `${pack} ${rule}`)).toEqual(
    expect.arrayContaining([
      'AwsSolutions S1',
      // The foundation's own buckets are acknowledged for it.
      'NIST.800.53.R5 S3BucketReplicationEnabled',
    ]),
  );
});
