import { access, minimalInput } from '../__testUtils__/configs';
import { problemsOf, withValue } from '../__testUtils__/problems';
import { parseEnvironmentConfig } from './parseEnvironmentConfig';

const problems = (input: unknown) =>
  problemsOf(parseEnvironmentConfig, 'environment', input);

describe('a good config', () => {
  it('needs only environment, account and region', () => {
    expect(parseEnvironmentConfig(minimalInput)).toEqual({
      projectName: 'gco',
      environment: { name: 'forecasting', owner: 'group:default/forecasting' },
      account: '444455556666',
      region: 'eu-west-1',
      globalRegion: 'eu-west-1',
      network: {
        mode: 'nat',
        cidr: '10.0.0.0/16',
        maxAzs: 2,
        endpoints: [],
        s3Policy: 'open',
      },
      studio: {
        idleShutdown: {
          enabled: true,
          timeoutMinutes: 120,
          minMinutes: 60,
          maxMinutes: 480,
        },
        codeEditor: { enabled: true },
        canvas: { enabled: false, timeSeries: false },
        hyperpod: { enabled: false },
        homeEfs: 'enabled',
        lifecycleScripts: {},
        instanceTypes: [],
        maxUsers: 20,
      },
      storage: {
        efs: { removalPolicy: 'destroy' },
        buckets: { removalPolicy: 'destroy' },
        accessLogRetentionDays: 90,
      },
      emr: {
        enabled: true,
        releaseLabel: 'emr-7.14.0',
        maximumCapacity: { vCpus: 64, memoryGb: 256 },
        idleTimeoutMinutes: 15,
        livy: true,
      },
      login: { enabled: true },
      cognito: { removalPolicy: 'destroy' },
      gco: { integration: false, apiRegion: 'eu-west-1' },
    });
  });

  it('is the same after being parsed again', () => {
    const config = parseEnvironmentConfig({
      ...minimalInput,
      globalRegion: 'us-east-1',
      network: { mode: 'isolated' },
      access,
    });
    expect(parseEnvironmentConfig(config)).toEqual(config);
  });

  it.each([
    ['projectName', 'a1'],
    ['projectName', 'analytics'],
    ['projectName', 'a-analyticsx'],
    ['projectName', `g${'-'.repeat(30)}`],
    ['environment.name', 'abc'],
    ['environment.name', 'a-2-c'],
    ['environment.name', 'a'.repeat(20)],
    ['environment.owner', 'group:my-space/Team_A.b-c'],
    ['environment.owner', 'user:default/ana'],
    ['region', 'us-gov-west-1'],
    ['globalRegion', 'us-east-1'],
    ['network.cidr', '192.168.0.0/20'],
    ['network.maxAzs', 3],
    [
      'studio.idleShutdown',
      { timeoutMinutes: 60, minMinutes: 60, maxMinutes: 60 },
    ],
    [
      'studio.idleShutdown',
      { timeoutMinutes: 525_600, minMinutes: 60, maxMinutes: 525_600 },
    ],
    ['studio.instanceTypes', ['ml.t3.medium', 'ml.g5.xlarge']],
    ['emr.releaseLabel', 'emr-spark-8.1.0'],
    ['emr.releaseLabel', 'emr-6.14.0'],
    ['emr', { releaseLabel: 'emr-6.13.0', livy: false }],
    ['access', access],
  ])('can have %s %j', (path, value) => {
    expect(problems(withValue(path, value))).toEqual([]);
  });
});

const NAME =
  'must be 3 to 20 lower-case letters, digits or single hyphens, beginning with a letter and not ending with a hyphen';
const PROJECT =
  'must be 2 to 31 lower-case letters, digits or hyphens, beginning with a letter but not with aws or ssm, and without the word -analytics';
const CIDR =
  'must be a private IPv4 range /16 to /24 without host bits, such as 10.0.0.0/16';
const MINUTES = 'must be a whole number from 60 to 525600 minutes';

describe('a wrong value', () => {
  it.each([
    ['projectName', 'G', PROJECT, '"G"'],
    ['projectName', 'a'.repeat(32), PROJECT, `"${'a'.repeat(32)}"`],
    ['projectName', 'aws-team', PROJECT, '"aws-team"'],
    ['projectName', 'ssm', PROJECT, '"ssm"'],
    ['projectName', 'acme-analytics', PROJECT, '"acme-analytics"'],
    ['projectName', 'a-analytics-b', PROJECT, '"a-analytics-b"'],
    ['environment.name', 'ab', NAME, '"ab"'],
    ['environment.name', 'a'.repeat(21), NAME, `"${'a'.repeat(21)}"`],
    ['environment.name', 'Abc', NAME, '"Abc"'],
    ['environment.name', '1bc', NAME, '"1bc"'],
    ['environment.name', 'a--b', NAME, '"a--b"'],
    ['environment.name', 'ab-', NAME, '"ab-"'],
    ['environment.name', 'abç', NAME, '"abç"'],
    ['environment.name', 'abc\n', NAME, '"abc\\n"'],
    ['environment.name', '../abc', NAME, '"../abc"'],
    ['environment.name', null, NAME, 'null'],
    [
      'environment.owner',
      'forecasting',
      'must be the entity ref of a group or user, such as group:default/forecasting',
      '"forecasting"',
    ],
    [
      'environment.owner',
      'component:default/x',
      'must be the entity ref of a group or user, such as group:default/forecasting',
      '"component:default/x"',
    ],
    [
      'account',
      '44445555666',
      'must be a string of 12 digits',
      '"44445555666"',
    ],
    ['account', 444455556666, 'must be a string of 12 digits', '444455556666'],
    ['account', '*', 'must be a string of 12 digits', '"*"'],
    [
      'region',
      'eu-west-9',
      'must be an AWS region, such as eu-west-1',
      '"eu-west-9"',
    ],
    [
      'globalRegion',
      'nowhere',
      'must be an AWS region, such as eu-west-1',
      '"nowhere"',
    ],
    [
      'network.mode',
      'firewall',
      'must be nat or isolated; other modes are not supported',
      '"firewall"',
    ],
    ['network.cidr', '10.0.0.0/15', CIDR, '"10.0.0.0/15"'],
    ['network.cidr', '10.0.0.0/25', CIDR, '"10.0.0.0/25"'],
    ['network.cidr', '10.0.0.1/16', CIDR, '"10.0.0.1/16"'],
    ['network.cidr', '8.8.0.0/16', CIDR, '"8.8.0.0/16"'],
    ['network.cidr', 16, CIDR, '16'],
    ['network.maxAzs', 0, 'must be a whole number from 1 to 3', '0'],
    ['network.maxAzs', 1.5, 'must be a whole number from 1 to 3', '1.5'],
    ['network.maxAzs', '2', 'must be a whole number from 1 to 3', '"2"'],
    ['studio.idleShutdown.enabled', 'true', 'must be true or false', '"true"'],
    ['studio.idleShutdown.timeoutMinutes', 59, MINUTES, '59'],
    ['studio.idleShutdown.maxMinutes', 525_601, MINUTES, '525601'],
    ['studio.codeEditor.enabled', 1, 'must be true or false', '1'],
    [
      'studio.instanceTypes',
      'ml.t3.medium',
      'must be a list of instance types of Studio apps',
      '"ml.t3.medium"',
    ],
    [
      'studio.instanceTypes',
      ['ml.t3.medium', 'ml.t3.medium'],
      'must not name an instance type twice',
      '["ml.t3.medium","ml.t3.medium"]',
    ],
    [
      'studio.maxUsers',
      Number.NaN,
      'must be a whole number from 1 to 1000',
      'NaN',
    ],
    [
      'studio.maxUsers',
      1e9,
      'must be a whole number from 1 to 1000',
      '1000000000',
    ],
    [
      'storage.efs.removalPolicy',
      'keep',
      'must be destroy or retain',
      '"keep"',
    ],
    [
      'storage.buckets.removalPolicy',
      'RETAIN',
      'must be destroy or retain',
      '"RETAIN"',
    ],
    [
      'storage.accessLogRetentionDays',
      0,
      'must be a whole number from 1 to 3653 days',
      '0',
    ],
    ['emr.enabled', null, 'must be true or false', 'null'],
    [
      'emr.releaseLabel',
      '7.14.0',
      'must be an EMR release such as emr-7.14.0',
      '"7.14.0"',
    ],
    [
      'emr.releaseLabel',
      'emr-6.13.0',
      'must be emr-6.14.0 or newer while emr.livy is on',
      '"emr-6.13.0"',
    ],
    [
      'emr.maximumCapacity.vCpus',
      3,
      'must be a whole number from 4 to 4000',
      '3',
    ],
    [
      'emr.maximumCapacity.memoryGb',
      '256 GB',
      'must be a whole number from 8 to 32000',
      '"256 GB"',
    ],
    [
      'emr.idleTimeoutMinutes',
      10_081,
      'must be a whole number from 1 to 10080 minutes',
      '10081',
    ],
    ['emr.livy', 'no', 'must be true or false', '"no"'],
  ])('is named: %s %j', (path, value, rule, got) => {
    expect(problems(withValue(path, value))).toEqual([
      `${path}: ${rule} (got ${got})`,
    ]);
  });

  it('is named by its place in a list', () => {
    expect(
      problems(withValue('studio.instanceTypes', ['ml.t3.medium', 'system'])),
    ).toEqual([
      'studio.instanceTypes[1]: must be an instance type of Studio apps, such as ml.t3.medium (got "system")',
    ]);
  });

  it('is cut when it is huge', () => {
    const [problem] = problems(withValue('account', '1'.repeat(100_000)));
    expect(problem).toMatch(
      /^account: must be a string of 12 digits \(got "1{79}…\)$/,
    );
  });
});

describe('rules across keys', () => {
  it.each([
    [
      { timeoutMinutes: 90, minMinutes: 91 },
      'minMinutes: must not be more than timeoutMinutes, 90 (got 91)',
    ],
    [
      { timeoutMinutes: 90, maxMinutes: 89 },
      'maxMinutes: must not be less than timeoutMinutes, 90 (got 89)',
    ],
  ])('order idle times: %j', (idle, expected) => {
    expect(problems(withValue('studio.idleShutdown', idle))).toEqual([
      `studio.idleShutdown.${expected}`,
    ]);
  });

  it('say when it is a default that does not fit', () => {
    expect(
      problems(withValue('studio.idleShutdown.timeoutMinutes', 500)),
    ).toEqual([
      'studio.idleShutdown.maxMinutes: must not be less than timeoutMinutes, 500 (got 480, the default)',
    ]);
  });

  it('want room for the users asked for', () => {
    const input = {
      ...minimalInput,
      network: { cidr: '10.0.0.0/24' },
      studio: { maxUsers: 50 },
    };
    expect(problems(input)).toEqual([
      'network.cidr: must leave 216 addresses for 50 users (4 each) and 16 EMR workers, but leaves 96 in 2 availability zones (got "10.0.0.0/24")',
    ]);
  });

  it('know how many zones a region has', () => {
    const input = {
      ...minimalInput,
      region: 'us-west-1',
      network: { maxAzs: 3 },
    };
    expect(problems(input)).toEqual([
      'network.maxAzs: must be at most 2 in region us-west-1 (got 3)',
    ]);
  });

  it('keep everything in one partition', () => {
    expect(problems({ ...minimalInput, globalRegion: 'cn-north-1' })).toEqual([
      'globalRegion: must be in the partition of region eu-west-1, aws (got "cn-north-1")',
    ]);
    const china = {
      ...minimalInput,
      region: 'cn-north-1',
      login: { enabled: false },
    };
    expect(problems({ ...china, access })).toEqual([
      `access.hubRoleArn: must be in the partition of region cn-north-1, aws-cn (got "${access.hubRoleArn}")`,
    ]);
    expect(problems({ ...china, gco: { apiRegion: 'us-east-1' } })).toEqual([
      'gco.apiRegion: must be in the partition of region cn-north-1, aws-cn (got "us-east-1")',
    ]);
  });

  it.each([
    ['hubRoleArn', 'arn:aws:iam::*:role/x', 'must be the ARN of an IAM role'],
    [
      'hubRoleArn',
      'arn:aws:iam::111122223333:user/x',
      'must be the ARN of an IAM role',
    ],
    ['externalId', 'x', 'must be 2 to 1224 letters, digits or _+=,.@:/-'],
    ['externalId', 'a b', 'must be 2 to 1224 letters, digits or _+=,.@:/-'],
  ])('want an access section that AWS accepts: %s %j', (key, value, rule) => {
    expect(
      problems({ ...minimalInput, access: { ...access, [key]: value } }),
    ).toEqual([`access.${key}: ${rule} (got "${value}")`]);
  });
});

describe('structure', () => {
  it('names unknown keys at every level and what is known there', () => {
    const input = {
      ...minimalInput,
      regions: [],
      network: { cidrr: 'x', maxAZs: 2 },
    };
    expect(problems(input)).toEqual([
      'network.cidrr: unknown key, known here: mode, cidr, maxAzs, endpoints, s3Policy (got "x")',
      'network.maxAZs: unknown key, known here: mode, cidr, maxAzs, endpoints, s3Policy (got 2)',
      expect.stringMatching(
        /^regions: unknown key, known here: projectName, .* \(got \[\]\)$/,
      ),
    ]);
  });

  it('lists everything that is missing', () => {
    expect(problems({})).toEqual([
      'environment: must be an object with name, owner, costCentre, expiresOn (got nothing)',
      'account: must be a string of 12 digits (got nothing)',
      'region: must be an AWS region, such as eu-west-1 (got nothing)',
    ]);
  });

  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['text', '"text"'],
    [[], '[]'],
    [7, '7'],
  ])('refuses %j as a config', (input, got) => {
    expect(problems(input)).toEqual([
      expect.stringMatching(/^config: must be an object with projectName, /),
    ]);
    expect(problems(input)[0]).toContain(`(got ${got})`);
  });

  it('is not fooled by inherited or special keys', () => {
    expect(
      problems(JSON.parse('{"__proto__": {"account": "444455556666"}}')),
    ).toHaveLength(4);
  });

  it('survives values that are not JSON', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(problems(withValue('account', circular))).toEqual([
      'account: must be a string of 12 digits (got a value that is not JSON)',
    ]);
    expect(problems(withValue('account', 10n))).toEqual([
      'account: must be a string of 12 digits (got 10)',
    ]);
    expect(problems(withValue('account', () => 1))).toEqual([
      'account: must be a string of 12 digits (got a function)',
    ]);
  });
});
