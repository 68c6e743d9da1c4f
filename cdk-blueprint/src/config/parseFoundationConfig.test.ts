import { problemsOf, withValue } from '../__testUtils__/problems';
import { foundationConfigJsonSchema } from './foundationConfigJsonSchema';
import { parseFoundationConfig } from './parseFoundationConfig';

const minimal = { account: '444455556666', region: 'eu-west-1' };
const portal = {
  hubRoleArn: 'arn:aws:iam::111122223333:role/gco-analytics-hub',
  externalId: 'account-444455556666',
};

const problems = (input: unknown) =>
  problemsOf(parseFoundationConfig, 'foundation', input);
const withKey = (path: string, value: unknown) =>
  withValue(path, value, minimal);

describe('a good config', () => {
  it('needs only account and region', () => {
    expect(parseFoundationConfig(minimal)).toEqual({
      projectName: 'gco',
      account: '444455556666',
      region: 'eu-west-1',
      globalRegion: 'eu-west-1',
      regions: ['eu-west-1'],
      data: { removalPolicy: 'retain', accessLogRetentionDays: 90 },
      accelerator: {
        enabled: false,
        name: 'gco-accelerator',
        healthCheckPath: '/api/v1/health',
        healthCheckIntervalSeconds: 30,
        healthCheckThreshold: 3,
        clientAffinity: 'NONE',
      },
      images: {
        repositories: [],
        removalPolicy: 'retain',
        emptyOnDelete: false,
        lifecycle: { keepTagged: 20, expireUntaggedDays: 7 },
        replication: { enabled: true, destinations: 'all_deployed_regions' },
      },
    });
  });

  it('is the same after being parsed again', () => {
    const config = parseFoundationConfig({
      ...minimal,
      globalRegion: 'us-east-2',
      accelerator: { clientAffinity: 'source_ip' },
      portal,
    });
    expect(config.regions).toEqual(['eu-west-1', 'us-east-2']);
    expect(config.accelerator.clientAffinity).toBe('SOURCE_IP');
    expect(parseFoundationConfig(config)).toEqual(config);
  });

  it.each([
    ['projectName', 'acme'],
    ['regions', ['us-east-1', 'eu-west-1']],
    ['data', { removalPolicy: 'destroy', accessLogRetentionDays: 3653 }],
    ['accelerator', { enabled: true, name: 'acme.edge-1' }],
    ['accelerator.healthCheckPath', '/'],
    ['accelerator.healthCheckIntervalSeconds', 10],
    ['accelerator.healthCheckThreshold', 10],
    ['accelerator.clientAffinity', 'none'],
    ['accelerator.clientAffinity', 'Source_IP'],
    ['images.repositories', ['inference', 'training/base', 'a_b.c-d']],
    ['images.replication.destinations', ['us-east-1', 'eu-west-1']],
    ['images.replication.destinations', []],
    ['portal', portal],
  ])('can have %s %j', (path, value) => {
    expect(problems(withKey(path, value))).toEqual([]);
  });
});

const NAME =
  'must be 1 to 64 letters, digits, hyphens or periods, neither beginning nor ending with a hyphen or period';
const PATH = 'must be a path of at most 255 characters that begins with /';
const DESTINATIONS = 'must be all_deployed_regions or a list of regions';
const REPOSITORY =
  'must be 2 to 200 lower-case letters and digits in words joined by one of ._-/';
const REGION = 'must be an AWS region, such as eu-west-1';
const AFFINITY = 'must be NONE or SOURCE_IP';

describe('a wrong value', () => {
  it.each([
    ['account', '4444', 'must be a string of 12 digits', '"4444"'],
    ['region', 'eu-west-9', REGION, '"eu-west-9"'],
    ['regions', 'eu-west-1', 'must be a list of regions', '"eu-west-1"'],
    [
      'regions',
      ['eu-west-1', 'eu-west-1'],
      'must not name a region twice',
      '["eu-west-1","eu-west-1"]',
    ],
    ['data.removalPolicy', 'RETAIN', 'must be destroy or retain', '"RETAIN"'],
    [
      'data.accessLogRetentionDays',
      0,
      'must be a whole number from 1 to 3653 days',
      '0',
    ],
    ['accelerator.enabled', 'true', 'must be true or false', '"true"'],
    ['accelerator.name', '', NAME, '""'],
    ['accelerator.name', '-edge', NAME, '"-edge"'],
    ['accelerator.name', 'edge.', NAME, '"edge."'],
    ['accelerator.name', 'a'.repeat(65), NAME, `"${'a'.repeat(65)}"`],
    ['accelerator.healthCheckPath', 'health', PATH, '"health"'],
    ['accelerator.healthCheckPath', '/a b', PATH, '"/a b"'],
    ['accelerator.healthCheckIntervalSeconds', 20, 'must be 10 or 30', '20'],
    [
      'accelerator.healthCheckIntervalSeconds',
      '30',
      'must be 10 or 30',
      '"30"',
    ],
    [
      'accelerator.healthCheckThreshold',
      11,
      'must be a whole number from 1 to 10',
      '11',
    ],
    [
      'accelerator.healthCheckThreshold',
      true,
      'must be a whole number from 1 to 10',
      'true',
    ],
    ['accelerator.clientAffinity', 'sticky', AFFINITY, '"sticky"'],
    ['accelerator.clientAffinity', null, AFFINITY, 'null'],
    [
      'images.repositories',
      'inference',
      'must be a list of names of repositories',
      '"inference"',
    ],
    [
      'images.repositories',
      ['inference', 'inference'],
      'must not name a repository twice',
      '["inference","inference"]',
    ],
    ['images.removalPolicy', '', 'must be destroy or retain', '""'],
    ['images.emptyOnDelete', 'true', 'must be true or false', '"true"'],
    [
      'images.lifecycle.keepTagged',
      0,
      'must be a whole number from 1 to 10000',
      '0',
    ],
    [
      'images.lifecycle.expireUntaggedDays',
      1.5,
      'must be a whole number from 1 to 3650 days',
      '1.5',
    ],
    ['images.replication.destinations', 'all', DESTINATIONS, '"all"'],
    ['images.replication.destinations', {}, DESTINATIONS, '{}'],
    [
      'portal.externalId',
      'x',
      'must be 2 to 1224 letters, digits or _+=,.@:/-',
      '"x"',
    ],
    ['portal.hubRoleArn', 'hub', 'must be the ARN of an IAM role', '"hub"'],
  ])('is named: %s %j', (path, value, rule, got) => {
    const input = path.startsWith('portal.') ? { ...minimal, portal } : minimal;
    expect(problems(withValue(path, value, input))).toEqual([
      `${path}: ${rule} (got ${got})`,
    ]);
  });

  it.each(['a', 'Base', 'a--b', 'a/', '/a', 'a//b', 'a b', 'a'.repeat(201)])(
    'is a repository that ECR refuses: %s',
    name => {
      expect(problems(withKey('images.repositories', ['ok', name]))).toEqual([
        expect.stringContaining(`images.repositories[1]: ${REPOSITORY} (got `),
      ]);
    },
  );

  it('is an unknown key', () => {
    expect(problems({ ...minimal, studio: {} })).toEqual([
      'studio: unknown key, known here: projectName, account, region, globalRegion, regions, data, accelerator, images, portal (got {})',
    ]);
  });
});

describe('rules across keys', () => {
  it('want the regions to be complete', () => {
    const input = {
      ...minimal,
      globalRegion: 'us-east-1',
      regions: ['eu-central-1'],
    };
    expect(problems(input)).toEqual([
      'regions: must contain region and globalRegion, but lacks eu-west-1 and us-east-1 (got ["eu-central-1"])',
    ]);
    expect(problems(withKey('regions', []))).toEqual([
      'regions: must contain region and globalRegion, but lacks eu-west-1 (got [])',
    ]);
  });

  it('keep everything in one partition', () => {
    const rule = 'must be in the partition of region eu-west-1, aws';
    const input = {
      ...minimal,
      regions: ['eu-west-1', 'cn-north-1'],
      images: { replication: { destinations: ['us-gov-west-1'] } },
      portal: {
        ...portal,
        hubRoleArn: 'arn:aws-cn:iam::111122223333:role/hub',
      },
    };
    expect(problems(input)).toEqual([
      `regions[1]: ${rule} (got "cn-north-1")`,
      `images.replication.destinations[0]: ${rule} (got "us-gov-west-1")`,
      `portal.hubRoleArn: ${rule} (got "arn:aws-cn:iam::111122223333:role/hub")`,
    ]);
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('have no accelerator in %s', (region, partition) => {
    const input = { ...minimal, region };
    expect(problems(input)).toEqual([]);
    expect(problems({ ...input, accelerator: { enabled: true } })).toEqual([
      `accelerator.enabled: must be false in partition ${partition}, which has no Global Accelerator (got true)`,
    ]);
  });

  it.each(['a--b', 'gco-'])(
    'want a project that ECR takes when there are repositories: %s',
    projectName => {
      expect(problems({ ...minimal, projectName })).toEqual([]);
      const images = { repositories: ['base'] };
      expect(problems({ ...minimal, projectName, images })).toEqual([
        `projectName: must have single hyphens only, and none at its end, while images.repositories names repositories (got "${projectName}")`,
      ]);
    },
  );
});

it('has a JSON Schema that takes what people write', () => {
  expect(foundationConfigJsonSchema()).toMatchObject({
    required: ['account', 'region'],
    additionalProperties: false,
    properties: {
      accelerator: { properties: { clientAffinity: { type: 'string' } } },
    },
  });
});
