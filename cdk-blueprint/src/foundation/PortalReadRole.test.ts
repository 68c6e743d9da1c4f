import { foundationTemplateOf, portal } from '../__testUtils__/foundations';
import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import { RoleSimulation } from '../__testUtils__/simulation/RoleSimulation';
import { resourcesOf } from '../__testUtils__/templates';

const ACCOUNT = '444455556666';
const template = foundationTemplateOf();
const role = new RoleSimulation(
  new ResolvedTemplate(resourcesOf(template), {
    accountId: ACCOUNT,
    region: 'eu-west-1',
  }),
  'PortalReadRole',
);
const arn = (service: string, resource: string, account = ACCOUNT) =>
  `arn:aws:${service}:eu-central-1:${account}:${resource}`;
const may = (action: string, resource = '*') =>
  role.may({
    action,
    resource,
    conditions: { 'aws:ResourceAccount': ACCOUNT },
  });

it('is there when a portal is configured', () => {
  template.hasOutput('PortalReadRoleArn', {
    Value: { 'Fn::GetAtt': ['PortalReadRole', 'Arn'] },
  });
  const without = foundationTemplateOf({ portal: undefined });
  expect(JSON.stringify(without.toJSON())).not.toContain('PortalReadRole');
});

it('is there in every region, under a name of its own', () => {
  const name = (region: string) =>
    resourcesOf(
      foundationTemplateOf({
        region,
        globalRegion: 'eu-west-1',
        regions: ['eu-west-1', 'us-east-1'],
      }),
    ).PortalReadRole.Properties.RoleName;
  expect(name('us-east-1')).not.toBe(name('eu-west-1'));
});

describe('is assumed', () => {
  const caller = {
    principal: portal.hubRoleArn,
    conditions: {
      'sts:ExternalId': portal.externalId,
      'sts:RoleSessionName': 'gco-analytics-status',
    },
  };

  it('by the portal', () => {
    expect(role.trusts(caller)).toBe(true);
  });

  it.each<[string, object]>([
    ['another role', { principal: 'arn:aws:iam::111122223333:role/other' }],
    [
      'another account',
      { principal: 'arn:aws:iam::999988887777:role/gco-analytics-hub' },
    ],
    [
      'a role of the account itself',
      { principal: `arn:aws:iam::${ACCOUNT}:role/admin` },
    ],
    ['a service', { principal: 'lambda.amazonaws.com' }],
    [
      'the portal without an external id',
      { conditions: { 'sts:RoleSessionName': 'gco-analytics-status' } },
    ],
    [
      'the portal with a wrong one',
      {
        conditions: {
          ...caller.conditions,
          'sts:ExternalId': portal.externalId.toUpperCase(),
        },
      },
    ],
    [
      'a session named after a person',
      { conditions: { ...caller.conditions, 'sts:RoleSessionName': 'ana' } },
    ],
    ['the portal with tags', { action: 'sts:TagSession' }],
    ['the portal with a source identity', { action: 'sts:SetSourceIdentity' }],
  ])('not by %s', (_who, changes) => {
    expect(role.trusts({ ...caller, ...changes })).toBe(false);
  });

  it('by no pattern of principals', () => {
    const { Statement } =
      resourcesOf(template).PortalReadRole.Properties.AssumeRolePolicyDocument;
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Principal).toEqual({ AWS: portal.hubRoleArn });
  });
});

describe('reads in every region of the account', () => {
  it.each([
    // What the status reader asks for each environment.
    ['sagemaker:DescribeDomain', arn('sagemaker', 'domain/d-1')],
    [
      'emr-serverless:GetApplication',
      arn('emr-serverless', '/applications/00f1'),
    ],
    [
      'elasticfilesystem:DescribeFileSystems',
      arn('elasticfilesystem', 'file-system/fs-1'),
    ],
    ['s3:GetEncryptionConfiguration', 'arn:aws:s3:::studio'],
    ['s3:GetBucketVersioning', 'arn:aws:s3:::studio'],
    ['s3:GetBucketPublicAccessBlock', 'arn:aws:s3:::studio'],
    // What it may ask for all of them together.
    ['sagemaker:ListDomains', '*'],
    ['sagemaker:ListUserProfiles', '*'],
    ['sagemaker:ListSpaces', '*'],
    ['sagemaker:ListApps', '*'],
    ['sagemaker:DescribeUserProfile', arn('sagemaker', 'user-profile/d-1/ana')],
    ['sagemaker:DescribeSpace', arn('sagemaker', 'space/d-1/ana')],
    [
      'sagemaker:DescribeApp',
      arn('sagemaker', 'app/d-1/ana/jupyterlab/default'),
    ],
    ['emr-serverless:ListApplications', '*'],
    ['s3:ListAllMyBuckets', '*'],
    [
      'cloudformation:DescribeStacks',
      arn('cloudformation', 'stack/gco-analytics-a/1'),
    ],
    ['cloudformation:ListStacks', '*'],
  ])('%s', (action, resource) => {
    expect(may(action, resource)).toBe(true);
  });

  it.each([
    [
      'sagemaker:DescribeDomain',
      arn('sagemaker', 'domain/d-1', '999988887777'),
    ],
    [
      'cloudformation:DescribeStacks',
      arn('cloudformation', 'stack/a/1', '999988887777'),
    ],
  ])('%s, and in no other account', (action, resource) => {
    expect(may(action, resource)).toBe(false);
  });

  it('looks at the buckets of the account only', () => {
    expect(
      role.may({
        action: 's3:GetBucketVersioning',
        resource: 'arn:aws:s3:::of-somebody-else',
        conditions: { 'aws:ResourceAccount': '999988887777' },
      }),
    ).toBe(false);
  });
});

describe('reads no data and changes nothing', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:::studio/data.csv'],
    ['s3:ListBucket', 'arn:aws:s3:::studio'],
    ['s3:GetBucketPolicy', 'arn:aws:s3:::studio'],
    ['s3:PutBucketVersioning', 'arn:aws:s3:::studio'],
    ['dynamodb:GetItem', arn('dynamodb', 'table/jobs')],
    ['secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:a')],
    ['ssm:GetParameter', arn('ssm', 'parameter/gco/model-bucket-name')],
    ['kms:Decrypt', arn('kms', 'key/1')],
    ['logs:GetLogEvents', arn('logs', 'log-group:a:log-stream:b')],
    [
      'sagemaker:CreatePresignedDomainUrl',
      arn('sagemaker', 'user-profile/d-1/ana'),
    ],
    ['sagemaker:CreateUserProfile', arn('sagemaker', 'user-profile/d-1/ana')],
    ['sagemaker:UpdateDomain', arn('sagemaker', 'domain/d-1')],
    ['sagemaker:AddTags', arn('sagemaker', 'domain/d-1')],
    [
      'emr-serverless:StartApplication',
      arn('emr-serverless', '/applications/00f1'),
    ],
    [
      'emr-serverless:AccessLivyEndpoints',
      arn('emr-serverless', '/applications/00f1'),
    ],
    ['cloudformation:GetTemplate', arn('cloudformation', 'stack/a/1')],
    ['cloudformation:DeleteStack', arn('cloudformation', 'stack/a/1')],
    [
      'elasticfilesystem:ClientMount',
      arn('elasticfilesystem', 'file-system/fs-1'),
    ],
    ['iam:PassRole', `arn:aws:iam::${ACCOUNT}:role/x`],
    ['iam:ListRoles', '*'],
    ['sts:AssumeRole', `arn:aws:iam::${ACCOUNT}:role/gco/x`],
  ])('%s', (action, resource) => {
    expect(may(action, resource)).toBe(false);
  });
});
