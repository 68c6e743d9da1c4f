import {
  EnvironmentNames,
  environmentNames,
  environmentStackName,
  NamedConfig,
} from './environmentNames';
import { foundationNames } from './foundationNames';
import { parseEnvironmentConfig } from './parseEnvironmentConfig';
import { KNOWN_REGIONS } from './regions';

const ACCOUNT = '444455556666';

const named = (
  projectName: string,
  name: string,
  region = 'eu-west-1',
  account = ACCOUNT,
): NamedConfig => ({
  projectName,
  environment: { name },
  account,
  region,
  cognito: {},
});

const SHORTEST = { project: 'g1', name: 'abc' };
const LONGEST = { project: 'p'.repeat(31), name: 'n'.repeat(20) };

const ROLES = [
  'executionRole',
  'accessRole',
  'profileRole',
  'appsRole',
  'emrOperatorRole',
] as const;

/** What AWS takes, by name. */
const LIMITS: Readonly<Record<keyof EnvironmentNames, RegExp>> = {
  stack: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
  domain: /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/,
  emrApplication: /^[A-Za-z0-9._/#-]{1,64}$/,
  executionRole: /^AmazonSageMaker-[\w+=,.@-]{1,48}$/,
  accessRole: /^[\w+=,.@-]{1,64}$/,
  profileRole: /^[\w+=,.@-]{1,64}$/,
  appsRole: /^[\w+=,.@-]{1,64}$/,
  emrOperatorRole: /^[\w+=,.@-]{1,64}$/,
  loginApi: /^[A-Za-z0-9-]{1,128}$/,
  userPool: /^[\w\s+=,.@-]{1,128}$/,
  cognitoDomainPrefix:
    /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  webAcl: /^[\w-]{1,128}$/,
  externalIdParameter: /^\/(?!aws|ssm)[\w./-]{1,1010}$/,
};

it('names an environment', () => {
  expect(environmentNames(named('gco', 'forecasting'))).toEqual({
    stack: 'gco-analytics-forecasting',
    domain: 'gco-analytics-forecasting',
    emrApplication: 'gco-analytics-forecasting',
    executionRole: 'AmazonSageMaker-gco_forecasting_eu-west-1',
    accessRole: 'gco_forecasting_eu-west-1-access',
    profileRole: 'gco_forecasting_eu-west-1-profile',
    appsRole: 'gco_forecasting_eu-west-1-apps',
    emrOperatorRole: 'gco_forecasting_eu-west-1-emr-operator',
    loginApi: 'gco-analytics-forecasting-login',
    userPool: 'gco-analytics-forecasting',
    cognitoDomainPrefix: 'gco-studio-444455556666-forecasting',
    webAcl: 'gco-analytics-forecasting-login',
    externalIdParameter: '/gco/environments/forecasting/external-id',
  });
  expect(environmentStackName(named('gco', 'forecasting'))).toBe(
    'gco-analytics-forecasting',
  );
});

it('takes the prefix of the sign-in as it is given', () => {
  const config = { ...named('gco', 'abc'), cognito: { domainPrefix: 'acme' } };
  expect(environmentNames(config).cognitoDomainPrefix).toBe('acme');
});

describe.each(KNOWN_REGIONS)('in %s', region => {
  it.each([
    [SHORTEST.project, SHORTEST.name],
    [SHORTEST.project, LONGEST.name],
    [LONGEST.project, SHORTEST.name],
    [LONGEST.project, LONGEST.name],
    [`a${'-'.repeat(30)}`, LONGEST.name],
    ['my-aws-amazon-cognito', 'amazon-aws-cognito'],
  ])('AWS takes every name of %s, %s', (project, name) => {
    const config = named(project, name, region);
    const names = Object.entries(environmentNames(config));
    expect(
      names.filter(
        ([key, text]) => !LIMITS[key as keyof EnvironmentNames].test(text),
      ),
    ).toEqual([]);
    expect(names).toHaveLength(Object.keys(LIMITS).length);
    const roles = ROLES.map(role => environmentNames(config)[role]);
    roles.forEach(role => expect(role).toContain(`_${name}_${region}`));
  });

  it('AWS takes every name of a foundation', () => {
    for (const projectName of [SHORTEST.project, LONGEST.project]) {
      const names = foundationNames({ projectName, region });
      expect(names.stack).toMatch(LIMITS.stack);
      expect(names.readRole).toMatch(/^[\w+=,.@-]{1,64}$/);
      expect(names.readRole).toContain(`_${region}-read`);
      expect(names.backupVault).toMatch(/^[a-zA-Z0-9_-]{2,50}$/);
      expect(names.backupPlan).toMatch(/^[a-zA-Z0-9_.-]{1,50}$/);
      expect(names.parameterPrefix).toMatch(/^\/[a-zA-Z0-9-]{2,31}$/);
    }
  });
});

describe('no two environments of an account share a name that must be theirs alone', () => {
  const longProject = (end: string) => `${'p'.repeat(31 - end.length)}${end}`;
  const CONFIGS = [
    // Two teams in one account and region.
    named('gco', 'forecasting'),
    named('gco', 'marketing'),
    // One team in two regions.
    named('gco', 'forecasting', 'us-east-1'),
    // Projects that are cut to the same letters.
    named(longProject('q'), LONGEST.name, 'ap-northeast-3'),
    named(longProject('r'), LONGEST.name, 'ap-northeast-3'),
    named(longProject('-q'), LONGEST.name, 'ap-northeast-3'),
    // Parts that read alike when they are joined.
    named('gco', 'a-b'),
    named('gco-a', 'bbb'),
    named('gco', 'a-bbb'),
    named('gco', 'a-analytics-bcd'),
    named('gco', 'analytics-bcd'),
    named('gco', 'foundation'),
    // Words that Cognito refuses, and what stands in for them.
    named('aws', 'abc'),
    named('amazon', 'abc'),
    named('cognito', 'abc'),
    named('xx', 'abc'),
    named('gco', 'aws'),
    named('gco', 'amazon'),
  ];

  const inRegion = CONFIGS.map(config => ({ ...config, region: 'eu-west-1' }));
  const repeated = (names: string[]) =>
    names.filter((name, index) => names.indexOf(name) !== index);

  it('roles, in the whole account', () => {
    const roles = CONFIGS.map(environmentNames).flatMap(names =>
      ROLES.map(role => names[role]),
    );
    const foundations = CONFIGS.map(foundationNames).map(n => n.readRole);
    expect(repeated([...roles, ...new Set(foundations)])).toEqual([]);
  });

  it.each(['stack', 'loginApi', 'webAcl', 'cognitoDomainPrefix'] as const)(
    '%s, in one region',
    key => {
      const unique = new Map(
        inRegion.map(config => [JSON.stringify(config), config]),
      );
      const names = [...unique.values()].map(
        config => environmentNames(config)[key],
      );
      expect(repeated(names)).toEqual([]);
    },
  );

  it('because a project cannot have the word that joins it to a name', () => {
    const parse = (projectName: string, name: string) =>
      parseEnvironmentConfig({
        projectName,
        environment: { name, owner: 'group:default/x' },
        account: ACCOUNT,
        region: 'eu-west-1',
      });
    const one = parse('gco', 'a-analytics-bcd');
    expect(() => parse('gco-analytics-a', 'bcd')).toThrow(/projectName: /);
    expect(environmentStackName(named('gco-analytics-a', 'bcd'))).toBe(
      environmentStackName(one),
    );
    expect(() => parse('gco-analytics', 'foundation')).toThrow(/projectName: /);
    expect(foundationNames(named('gco-analytics', 'abc')).stack).toBe(
      environmentStackName(named('gco', 'foundation')),
    );
  });
});

it('finds no collision among many random configs', () => {
  const random = pseudoRandom(47);
  const letters = 'ab-';
  const word = (min: number, max: number) => {
    const length = min + Math.floor(random() * (max - min + 1));
    const pick = () => letters[Math.floor(random() * letters.length)];
    return `a${Array.from({ length: length - 1 }, pick).join('')}`;
  };
  const configs = new Map<string, NamedConfig>();
  while (configs.size < 3000) {
    const project = word(2, 31);
    const name = word(3, 20);
    if (name.includes('--') || name.endsWith('-')) continue;
    configs.set(`${project} ${name}`, named(project, name));
  }
  const all = [...configs.values()].map(environmentNames);
  const keys = [...ROLES, 'stack', 'cognitoDomainPrefix'] as const;
  for (const key of keys) {
    expect(new Set(all.map(names => names[key])).size).toBe(configs.size);
    expect(all.filter(names => !LIMITS[key].test(names[key]))).toEqual([]);
  }
});

/** Numbers from 0 to 1, the same in every run. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
