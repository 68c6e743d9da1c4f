import {
  PLACE,
  simulateRoles,
  studio,
} from '../__testUtils__/simulation/simulateRoles';
import { SimulatedCall } from '../__testUtils__/simulation/RoleSimulation';

const { template, role } = simulateRoles({ login: { enabled: false } });
const execution = role('ExecutionRole');
const OWN = studio.profile('ana');
const { accountId, region } = PLACE;

/** Condition keys in a session of Ana's notebook. */
const inStudio = (others: Record<string, string> = {}) => ({
  'sagemaker:UserProfileName': 'ana',
  'sagemaker:DomainId': 'StudioDomain-DomainId',
  ...others,
});
const ownedBy = (name: string, sharing = 'Private') =>
  inStudio({
    'sagemaker:OwnerUserProfileArn': studio.profile(name),
    'sagemaker:SpaceSharingType': sharing,
  });
const bucket = template.arn('StudioBucket');
const mounting = { 'elasticfilesystem:AccessedViaMountTarget': 'true' };

const ALLOWED: [string, SimulatedCall][] = [
  [
    'make a space of its own',
    {
      action: 'sagemaker:CreateSpace',
      resource: studio.space('mine'),
      conditions: ownedBy('ana'),
    },
  ],
  [
    'start an app in a space of its own',
    {
      action: 'sagemaker:CreateApp',
      resource: studio.app('mine/JupyterLab/default'),
      conditions: ownedBy('ana'),
    },
  ],
  [
    'start an app in a shared space',
    {
      action: 'sagemaker:CreateApp',
      resource: studio.app('ours/JupyterLab/default'),
      conditions: ownedBy('bruno', 'Shared'),
    },
  ],
  ['read the bucket', { action: 's3:GetObject', resource: `${bucket}/data` }],
  ['write the bucket', { action: 's3:PutObject', resource: `${bucket}/data` }],
  [
    'pass itself to a training job',
    {
      action: 'iam:PassRole',
      resource: template.arn('ExecutionRole'),
      conditions: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ],
  [
    'mount the file system',
    {
      action: 'elasticfilesystem:ClientMount',
      resource: template.arn('FileSystem'),
      conditions: mounting,
    },
  ],
  [
    'run a Spark job',
    {
      action: 'emr-serverless:StartJobRun',
      resource: template.arn('SparkApplication'),
    },
  ],
  [
    'hand the key to a volume',
    {
      action: 'kms:CreateGrant',
      resource: template.arn('Key'),
      conditions: { 'kms:GrantIsForAWSResource': 'true' },
    },
  ],
];

const FORBIDDEN: [string, SimulatedCall][] = [
  [
    "open somebody else's profile",
    {
      action: 'sagemaker:CreatePresignedDomainUrl',
      resource: studio.profile('bruno'),
      conditions: inStudio(),
    },
  ],
  [
    "delete somebody else's space",
    {
      action: 'sagemaker:DeleteSpace',
      resource: studio.space('theirs'),
      conditions: ownedBy('bruno'),
    },
  ],
  [
    "start an app in somebody else's space",
    {
      action: 'sagemaker:CreateApp',
      resource: studio.app('theirs/JupyterLab/default'),
      conditions: ownedBy('bruno'),
    },
  ],
  [
    'start an app in another domain',
    {
      action: 'sagemaker:CreateApp',
      resource: studio.elsewhere('app', 'ana/JupyterServer/default'),
      conditions: inStudio(),
    },
  ],
  [
    'take a profile over by its tag',
    {
      action: 'sagemaker:AddTags',
      resource: OWN,
      conditions: inStudio({ 'sagemaker:TaggingAction': 'CreateUserProfile' }),
    },
  ],
  [
    'take the tag off a profile',
    { action: 'sagemaker:DeleteTags', resource: OWN, conditions: inStudio() },
  ],
  [
    "change the domain's settings",
    { action: 'sagemaker:UpdateDomain', resource: studio.domain },
  ],
  [
    "pass another team's execution role",
    {
      action: 'iam:PassRole',
      resource: `arn:aws:iam::${accountId}:role/AmazonSageMaker-gco_fraud_${region}`,
      conditions: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
    },
  ],
  [
    'read another bucket',
    {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::gco-analytics-fraud-studiobucket/data',
    },
  ],
  [
    'delete an older version of an object',
    { action: 's3:DeleteObjectVersion', resource: `${bucket}/data` },
  ],
  [
    "change the bucket's policy",
    { action: 's3:PutBucketPolicy', resource: bucket },
  ],
  [
    'read the access logs',
    {
      action: 's3:GetObject',
      resource: `${template.arn('AccessLogBucket')}/log`,
    },
  ],
  [
    'mount without a mount target',
    {
      action: 'elasticfilesystem:ClientMount',
      resource: template.arn('FileSystem'),
      conditions: { 'elasticfilesystem:AccessedViaMountTarget': 'false' },
    },
  ],
  [
    "run a job on somebody else's Spark",
    {
      action: 'emr-serverless:StartJobRun',
      resource: `arn:aws:emr-serverless:${region}:${accountId}:/applications/other`,
    },
  ],
  [
    'use another key',
    {
      action: 'kms:Decrypt',
      resource: `arn:aws:kms:${region}:${accountId}:key/other`,
    },
  ],
  [
    'give the key to anybody',
    { action: 'kms:CreateGrant', resource: template.arn('Key') },
  ],
  [
    'assume a role of the portal',
    { action: 'sts:AssumeRole', resource: template.arn('AccessRole') },
  ],
  [
    'make a directory for anybody',
    {
      action: 'lambda:InvokeFunction',
      resource: template.arn('HomeDirectoryFunction'),
    },
  ],
  [
    'use what belongs to a GCO installation',
    {
      action: 'sqs:SendMessage',
      resource: `arn:aws:sqs:${region}:${accountId}:gco-jobs-high`,
    },
  ],
  [
    'see HyperPod clusters in detail',
    {
      action: 'eks:AccessKubernetesApi',
      resource: `arn:aws:eks:${region}:${accountId}:cluster/any`,
    },
  ],
];

it.each(ALLOWED)('may %s', (_what, call) => {
  expect(execution.may(call)).toBe(true);
});

it.each(FORBIDDEN)('may not %s', (_what, call) => {
  expect(execution.may(call)).toBe(false);
});

it('is assumed by the services that run work, for this account', () => {
  const by = (principal: string, account = accountId) =>
    execution.trusts({
      principal,
      conditions: { 'aws:SourceAccount': account },
    });
  expect(by('sagemaker.amazonaws.com')).toBe(true);
  expect(by('emr-serverless.amazonaws.com')).toBe(true);
  expect(by('sagemaker.amazonaws.com', '999988887777')).toBe(false);
  expect(by('ec2.amazonaws.com')).toBe(false);
  expect(by(`arn:aws:iam::${accountId}:role/Admin`)).toBe(false);
});

it('is not for Spark when there is none', () => {
  const without = simulateRoles({
    login: { enabled: false },
    emr: { enabled: false },
  }).role('ExecutionRole');
  expect(
    without.trusts({
      principal: 'emr-serverless.amazonaws.com',
      conditions: { 'aws:SourceAccount': accountId },
    }),
  ).toBe(false);
});

describe('with every toggle on', () => {
  const all = simulateRoles({
    login: { enabled: false },
    gco: { integration: true },
    studio: {
      instanceTypes: ['ml.t3.medium'],
      codeEditor: { enabled: false },
      hyperpod: { enabled: true },
    },
  });
  const much = all.role('ExecutionRole');
  const startApp = (type: string, instance: string) =>
    much.may({
      action: 'sagemaker:CreateApp',
      resource: studio.app(`mine/${type}/default`),
      conditions: {
        ...ownedBy('ana'),
        'sagemaker:InstanceTypes': instance,
      },
    });

  it('starts apps on the instance types of the config only', () => {
    expect(startApp('JupyterLab', 'ml.t3.medium')).toBe(true);
    expect(startApp('JupyterLab', 'system')).toBe(true);
    expect(startApp('JupyterLab', 'ml.p4d.24xlarge')).toBe(false);
  });

  it('starts no Code Editor when it is off', () => {
    expect(startApp('CodeEditor', 'ml.t3.medium')).toBe(false);
  });

  it.each([
    ['gco-jobs-high', true],
    ['other-jobs-high', false],
  ])('sends jobs to queue %s: %s', (queue, expected) => {
    expect(
      much.may({
        action: 'sqs:SendMessage',
        resource: `arn:aws:sqs:${region}:${accountId}:${queue}`,
      }),
    ).toBe(expected);
  });

  it.each([
    ['prod/GET/api/v1/jobs', true],
    ['prod/POST/inference/model', true],
    ['prod/GET/studio/login', false],
    ['test/GET/api/v1/jobs', false],
  ])('calls %s of the API: %s', (path, expected) => {
    expect(
      much.may({
        action: 'execute-api:Invoke',
        resource: `arn:aws:execute-api:${region}:${accountId}:abc123/${path}`,
      }),
    ).toBe(expected);
  });

  it('uses the key of the shared bucket by way of S3 only', () => {
    const decrypt = (conditions: Record<string, string>) =>
      much.may({
        action: 'kms:Decrypt',
        resource: `arn:aws:kms:${region}:${accountId}:key/shared`,
        conditions,
      });
    const viaS3 = {
      'kms:ViaService': `s3.${region}.amazonaws.com`,
      'kms:EncryptionContext:aws:s3:arn': 'GcoSharedBucket-Parameter.Value',
    };
    expect(decrypt(viaS3)).toBe(true);
    expect(decrypt({})).toBe(false);
    expect(
      decrypt({ ...viaS3, 'kms:ViaService': `ssm.${region}.amazonaws.com` }),
    ).toBe(false);
  });
});
