import { foundationTemplateOf, portal } from '../__testUtils__/foundations';
import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import { ResourceSimulation } from '../__testUtils__/simulation/ResourceSimulation';
import { RoleSimulation } from '../__testUtils__/simulation/RoleSimulation';
import { PLACE } from '../__testUtils__/simulation/simulateRoles';
import { resourcesOf } from '../__testUtils__/templates';

const { accountId, region } = PLACE;
const OTHER_ACCOUNT = '999988887777';
const DELIVERY = 'logging.s3.amazonaws.com';
const template = new ResolvedTemplate(
  resourcesOf(foundationTemplateOf()),
  PLACE,
);
const of = (id: string) => new ResourceSimulation(template, id);
const roleOf = (name: string, account = accountId) =>
  `arn:aws:iam::${account}:role/${name}`;
const ADMIN = roleOf('Admin');
const OUTSIDER = roleOf('Admin', OTHER_ACCOUNT);
const insecure = { 'aws:SecureTransport': 'false' };

const BUCKETS = template.idsOf('AWS::S3::Bucket');

it('has a bucket that is shared, one of weights, and their logs', () => {
  expect(BUCKETS.sort()).toEqual([
    'ClusterSharedBucket',
    'ClusterSharedBucketAccessLogs',
    'ModelBucket',
    'ModelBucketAccessLogs',
  ]);
});

describe.each(BUCKETS)('%s', id => {
  const bucket = of(id);
  const arn = template.arn(id);
  const CALLS: [string, string][] = [
    ['s3:GetObject', `${arn}/data`],
    ['s3:PutObject', `${arn}/data`],
    ['s3:DeleteObjectVersion', `${arn}/data`],
    ['s3:ListBucket', arn],
    ['s3:PutBucketPolicy', arn],
  ];

  it.each(CALLS)('leaves %s to roles of the account, by TLS', (...call) => {
    const [action, resource] = call;
    const request = { action, resource, principal: ADMIN };
    expect(bucket.admits(request)).toBe(true);
    expect(bucket.admits({ ...request, conditions: insecure })).toBe(false);
    expect(bucket.grants(request)).toBe(false);
  });

  it.each(CALLS)('is closed to other accounts: %s', (action, resource) => {
    const request = { action, resource, principal: OUTSIDER };
    expect(bucket.admits(request)).toBe(false);
  });
});

describe.each([
  ['ClusterSharedBucket', 'cluster-shared/'],
  ['ModelBucket', 'model-bucket-logs/'],
])('the access logs of %s', (id, prefix) => {
  const logs = of(`${id}AccessLogs`);
  const target = template.arn(`${id}AccessLogs`);
  const delivery = {
    action: 's3:PutObject',
    principal: DELIVERY,
    resource: `${target}/${prefix}2027-01-01`,
    conditions: {
      'aws:SourceArn': template.arn(id),
      'aws:SourceAccount': accountId,
    },
  };
  const withCondition = (key: string, value: string) => ({
    conditions: { ...delivery.conditions, [key]: value },
  });

  it('are delivered', () => {
    expect(logs.admits(delivery)).toBe(true);
  });

  it.each<[string, object]>([
    [
      'those of another bucket',
      withCondition('aws:SourceArn', 'arn:aws:s3:::another'),
    ],
    [
      'those of another account',
      withCondition('aws:SourceAccount', OTHER_ACCOUNT),
    ],
    ['of nobody', { conditions: {} }],
    ['in plain text', withCondition('aws:SecureTransport', 'false')],
    ['under another prefix', { resource: `${target}/other/2027` }],
    ['by another service', { principal: 'delivery.logs.amazonaws.com' }],
    ['to be read', { action: 's3:GetObject' }],
  ])('are not: %s', (_what, changes) => {
    expect(logs.admits({ ...delivery, ...changes })).toBe(false);
  });
});

describe.each(['ClusterSharedBucketKey', 'ModelBucketKey'])('%s', id => {
  const key = of(id);
  const admits = (
    principal: string,
    conditions = {},
    action = 'kms:GenerateDataKey',
  ) => key.admits({ action, principal, conditions });

  it('leaves its use to the policies of the account', () => {
    expect(admits(ADMIN)).toBe(true);
    expect(
      key.grants({ action: 'kms:GenerateDataKey', principal: ADMIN }),
    ).toBe(false);
  });

  it('is closed to other accounts', () => {
    expect(admits(OUTSIDER)).toBe(false);
    expect(admits(OUTSIDER, { 'aws:SourceAccount': accountId })).toBe(false);
    expect(admits(portal.hubRoleArn, {}, 'kms:Decrypt')).toBe(false);
  });

  it.each(['lambda', 'sagemaker', 'ec2'])(
    'does not serve %s by itself',
    name => {
      const service = `${name}.amazonaws.com`;
      expect(admits(service, { 'aws:SourceAccount': accountId })).toBe(false);
    },
  );
});

describe('the key of the shared bucket', () => {
  const key = of('ClusterSharedBucketKey');
  const LOGS = `logs.${region}.amazonaws.com`;
  const uses = (principal: string, conditions = {}, action = 'kms:Decrypt') =>
    key.admits({ action, principal, conditions });
  const group = (account: string, where = region) => ({
    'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${where}:${account}:log-group:x`,
  });

  it('serves S3 for this account', () => {
    const s3 = 's3.amazonaws.com';
    expect(uses(s3, { 'aws:SourceAccount': accountId })).toBe(true);
    expect(uses(s3, { 'aws:SourceAccount': OTHER_ACCOUNT })).toBe(false);
    expect(uses(s3)).toBe(false);
  });

  it('serves the log groups of this account and region', () => {
    expect(uses(LOGS, group(accountId))).toBe(true);
    expect(uses(LOGS, group(OTHER_ACCOUNT))).toBe(false);
    expect(uses(LOGS, group(accountId, 'us-east-1'))).toBe(false);
    expect(uses(LOGS)).toBe(false);
  });

  it('serves the delivery of access logs, whose bucket it encrypts', () => {
    expect(uses(DELIVERY, {}, 'kms:GenerateDataKey')).toBe(true);
  });

  it('lets services use it, not run it', () => {
    const conditions = { 'aws:SourceAccount': accountId, ...group(accountId) };
    for (const principal of ['s3.amazonaws.com', LOGS, DELIVERY]) {
      for (const action of ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion']) {
        expect(uses(principal, conditions, action)).toBe(false);
      }
    }
  });
});

describe("the portal's read role", () => {
  const role = new RoleSimulation(template, 'PortalReadRole');
  const actions: string[] = template
    .resource('PortalReadRoleDefaultPolicy')
    .Properties.PolicyDocument.Statement.flatMap((statement: any) =>
      [statement.Action].flat(),
    );

  it('has no right but to list and to describe, none by a pattern', () => {
    expect(actions.length).toBeGreaterThan(20);
    // EMR and S3 say Get for what others call Describe; objects are not among it.
    const allowed =
      /^[a-z0-9-]+:(List|Describe)[A-Za-z]+$|^emr-serverless:GetApplication$|^s3:Get(Bucket|Encryption|Lifecycle)[A-Za-z]+$/;
    expect(actions.filter(action => !allowed.test(action))).toEqual([]);
  });

  it.each(BUCKETS)('reads nothing of %s but its settings', id => {
    const arn = template.arn(id);
    const may = (action: string, resource: string) =>
      role.may({
        action,
        resource,
        conditions: { 'aws:ResourceAccount': accountId },
      });
    expect(may('s3:GetBucketVersioning', arn)).toBe(true);
    for (const [action, resource] of [
      ['s3:GetObject', `${arn}/data`],
      ['s3:GetObjectAcl', `${arn}/data`],
      ['s3:PutObject', `${arn}/data`],
      ['s3:ListBucket', arn],
      ['s3:ListBucketVersions', arn],
      ['s3:PutBucketPolicy', arn],
      ['s3:DeleteBucket', arn],
    ]) {
      expect(may(action, resource)).toBe(false);
    }
  });

  it('reads no item of a table, no image, no backup', () => {
    for (const action of [
      'dynamodb:Scan',
      'dynamodb:Query',
      'dynamodb:BatchGetItem',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'backup:StartRestoreJob',
      'kms:Decrypt',
      'kms:CreateGrant',
      'ssm:GetParametersByPath',
      'lambda:InvokeFunction',
    ]) {
      expect(role.may({ action })).toBe(false);
    }
  });

  it('is not opened by the external id of something else', () => {
    const trusts = (externalId?: string) =>
      role.trusts({
        principal: portal.hubRoleArn,
        conditions: {
          'sts:RoleSessionName': 'gco-analytics-status',
          ...(externalId && { 'sts:ExternalId': externalId }),
        },
      });
    expect(trusts(portal.externalId)).toBe(true);
    for (const wrong of [
      undefined,
      `${portal.externalId}0`,
      portal.externalId.slice(0, -1),
      'environment-forecasting-4711',
      '*',
    ]) {
      expect(trusts(wrong)).toBe(false);
    }
  });
});
