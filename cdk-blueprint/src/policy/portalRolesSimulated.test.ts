import {
  PLACE,
  simulateRoles,
  studio,
} from '../__testUtils__/simulation/simulateRoles';
import { SimulatedCall } from '../__testUtils__/simulation/RoleSimulation';

const HUB = 'arn:aws:iam::111122223333:role/gco-analytics-hub';
const ANA = 'user:default/ana';
const BRUNO = 'user:default/bruno';
const { template, role } = simulateRoles({ login: { enabled: false } });
const spark = `arn:aws:emr-serverless:${PLACE.region}:${PLACE.accountId}:/applications`;
const homes = template.arn('HomeDirectoryFunction');

/** Condition keys of a session of Ana's. */
const asAna = (others: Record<string, string> = {}) => ({
  'aws:PrincipalTag/studiouserid': ANA,
  ...others,
});
const tagged = (owner: string) =>
  asAna({
    'sagemaker:ResourceTag/studiouserid': owner,
    'aws:ResourceTag/studiouserid': owner,
  });
const requesting = (owner: string, others: Record<string, string> = {}) =>
  asAna({ 'aws:RequestTag/studiouserid': owner, ...others });

const PORTAL_ROLES = [
  'AccessRole',
  'ProfileRole',
  'AppsRole',
  'EmrOperatorRole',
];

/** What each role may do; no other role of the portal may do any of it, except where it is listed too. */
const ALLOWED: [string, string, SimulatedCall][] = [
  [
    'AccessRole',
    'open the own profile',
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: tagged(ANA),
    },
  ],
  [
    'ProfileRole',
    'make the own profile',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: studio.profile('ana'),
      conditions: requesting(ANA),
    },
  ],
  [
    'ProfileRole',
    'tag it while making it',
    {
      action: 'sagemaker:AddTags',
      resource: studio.profile('ana'),
      conditions: requesting(ANA, {
        'sagemaker:TaggingAction': 'CreateUserProfile',
      }),
    },
  ],
  [
    'ProfileRole',
    'give it the execution role',
    {
      action: 'iam:PassRole',
      resource: template.arn('ExecutionRole'),
      conditions: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ],
  [
    'ProfileRole',
    'have the directory made',
    { action: 'lambda:InvokeFunction', resource: homes },
  ],
  [
    'AppsRole',
    'stop an app',
    {
      action: 'sagemaker:DeleteApp',
      resource: studio.app('ana/JupyterLab/default'),
    },
  ],
  ['AppsRole', 'list apps', { action: 'sagemaker:ListApps' }],
  [
    'EmrOperatorRole',
    'start Spark',
    {
      action: 'emr-serverless:StartApplication',
      resource: `${spark}/SparkApplication-ApplicationId`,
    },
  ],
];

const FORBIDDEN: [string, string, SimulatedCall][] = [
  [
    'AccessRole',
    "open somebody else's profile",
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('bruno'),
      conditions: tagged(BRUNO),
    },
  ],
  [
    'AccessRole',
    'open a profile that names nobody',
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: asAna(),
    },
  ],
  [
    'AccessRole',
    "open one's profile in another domain",
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.elsewhere('user-profile', 'ana'),
      conditions: tagged(ANA),
    },
  ],
  [
    'AccessRole',
    'open a profile from a session without a person',
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: { 'sagemaker:ResourceTag/studiouserid': ANA },
    },
  ],
  [
    'ProfileRole',
    'make a profile for somebody else',
    {
      action: 'sagemaker:CreateUserProfile',
      resource: studio.profile('bruno'),
      conditions: requesting(BRUNO),
    },
  ],
  [
    'ProfileRole',
    'take a profile over by its tag',
    {
      action: 'sagemaker:AddTags',
      resource: studio.profile('bruno'),
      conditions: requesting(ANA),
    },
  ],
  [
    'ProfileRole',
    'give a profile another role',
    {
      action: 'iam:PassRole',
      resource: `arn:aws:iam::${PLACE.accountId}:role/Admin`,
      conditions: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ],
  [
    'ProfileRole',
    'give the execution role to another service',
    {
      action: 'iam:PassRole',
      resource: template.arn('ExecutionRole'),
      conditions: { 'iam:PassedToService': 'lambda.amazonaws.com' },
    },
  ],
  [
    'ProfileRole',
    'call another function',
    {
      action: 'lambda:InvokeFunction',
      resource: homes.replace('HomeDirectory', 'Other'),
    },
  ],
  [
    'ProfileRole',
    'change a profile',
    {
      action: 'sagemaker:UpdateUserProfile',
      resource: studio.profile('ana'),
      conditions: tagged(ANA),
    },
  ],
  [
    'AppsRole',
    'stop an app of another domain',
    {
      action: 'sagemaker:DeleteApp',
      resource: studio.elsewhere('app', 'ana/JupyterLab/default'),
    },
  ],
  [
    'AppsRole',
    'start an app',
    {
      action: 'sagemaker:CreateApp',
      resource: studio.app('ana/JupyterLab/default'),
    },
  ],
  [
    'AppsRole',
    'delete a profile',
    { action: 'sagemaker:DeleteUserProfile', resource: studio.profile('ana') },
  ],
  [
    'EmrOperatorRole',
    "start somebody else's Spark",
    {
      action: 'emr-serverless:StartApplication',
      resource: `${spark}/other`,
    },
  ],
  [
    'EmrOperatorRole',
    'run a job',
    {
      action: 'emr-serverless:StartJobRun',
      resource: `${spark}/SparkApplication-ApplicationId`,
    },
  ],
];

it.each(ALLOWED)('%s may %s', (id, _what, call) => {
  expect(role(id).may(call)).toBe(true);
});

it.each(FORBIDDEN)('%s may not %s', (id, _what, call) => {
  expect(role(id).may(call)).toBe(false);
});

it.each(ALLOWED)(
  'what %s may (%s), no other role of the portal may',
  (id, _what, call) => {
    const others = PORTAL_ROLES.filter(other => other !== id);
    expect(others.filter(other => role(other).may(call))).toEqual([]);
  },
);

describe.each(PORTAL_ROLES)('%s', id => {
  const session = {
    'sts:ExternalId': 'environment-forecasting-4711',
    'sts:SourceIdentity': 'ana',
    'aws:RequestTag/studiouserid': ANA,
  };
  const admits = (changes: object, principal = HUB, action?: string) => {
    const conditions = Object.fromEntries(
      Object.entries({ ...session, ...changes }).filter(([, value]) => value),
    ) as Record<string, string>;
    return role(id).trusts({ principal, action, conditions });
  };

  it('is for the hub, with the external id, for a named person', () => {
    expect(admits({})).toBe(true);
  });

  it.each<[string, object]>([
    ['without the external id', { 'sts:ExternalId': undefined }],
    ['with another external id', { 'sts:ExternalId': 'environment-fraud' }],
    ['without a source identity', { 'sts:SourceIdentity': undefined }],
    ['without a person', { 'aws:RequestTag/studiouserid': undefined }],
    ['with a nameless person', { 'aws:RequestTag/studiouserid': '' }],
  ])('is closed %s', (_what, changes) => {
    expect(admits(changes)).toBe(false);
  });

  it.each([
    'arn:aws:iam::111122223333:role/another',
    `arn:aws:iam::${PLACE.accountId}:role/gco-analytics-hub`,
    'sagemaker.amazonaws.com',
  ])('is closed to %s', principal => {
    expect(admits({}, principal)).toBe(false);
  });

  it('takes no session tag but the person', () => {
    const tag = (keys: string[]) =>
      role(id).trusts({
        principal: HUB,
        action: 'sts:TagSession',
        conditions: {
          'aws:RequestTag/studiouserid': ANA,
          'aws:TagKeys': keys,
        },
      });
    expect(tag(['studiouserid'])).toBe(true);
    expect(tag(['studiouserid', 'admin'])).toBe(false);
  });
});

describe('with endpoints named', () => {
  const endpoints = ['vpce-0123456789abcdef0', 'vpce-0fedcba9876543210'];
  const restricted = simulateRoles({
    login: { enabled: false },
    access: {
      hubRoleArn: HUB,
      externalId: 'environment-forecasting-4711',
      sourceVpceIds: endpoints,
    },
  }).role('AccessRole');
  const open = (endpoint?: string) =>
    restricted.may({
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('ana'),
      conditions: {
        ...tagged(ANA),
        ...(endpoint && { 'aws:sourceVpce': endpoint }),
      },
    });

  it.each(endpoints)('opens through %s', endpoint => {
    expect(open(endpoint)).toBe(true);
  });

  it('opens through no other, nor from the internet', () => {
    expect(open('vpce-00000000000000000')).toBe(false);
    expect(open()).toBe(false);
  });
});
