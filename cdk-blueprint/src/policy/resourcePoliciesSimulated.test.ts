import { ResourceSimulation } from '../__testUtils__/simulation/ResourceSimulation';
import {
  PLACE,
  simulateRoles,
} from '../__testUtils__/simulation/simulateRoles';

const { accountId, region } = PLACE;
const OTHER_ACCOUNT = '999988887777';
const { template, role } = simulateRoles();
const of = (id: string) => new ResourceSimulation(template, id);
const roleOf = (name: string, account = accountId) =>
  `arn:aws:iam::${account}:role/${name}`;
const ADMIN = roleOf('Admin');

describe("the file system's policy", () => {
  const policy = of('FileSystem');
  const resource = template.arn('FileSystem');
  const { FileSystemPolicy } = template.resource('FileSystem').Properties;
  const resourcePolicy = template.resolve(FileSystemPolicy);
  const ACTIONS = ['ClientMount', 'ClientWrite', 'ClientRootAccess'].map(
    action => `elasticfilesystem:${action}`,
  );
  const mounting = { 'elasticfilesystem:AccessedViaMountTarget': 'true' };
  const through = (accessPoint: string) => ({
    ...mounting,
    'elasticfilesystem:AccessPointArn': accessPoint,
  });
  const own = template.arn('HomeDirectoryAccessPoint');
  const foreign = own.replace('HomeDirectoryAccessPoint', 'fsap-0123');
  const EXECUTION = 'ExecutionRole';
  const HOMES = 'HomeDirectoryFunctionRole';

  /** What a role may do in the end: by its own policies and by the file system's together. */
  const may = (id: string, action: string, conditions = {}) =>
    role(id).may({ action, resource, conditions, resourcePolicy });

  it.each(ACTIONS)('%s: apps through a mount target', action => {
    expect(may(EXECUTION, action, mounting)).toBe(true);
    expect(may(EXECUTION, action)).toBe(false);
    expect(
      may(EXECUTION, action, {
        'elasticfilesystem:AccessedViaMountTarget': 'false',
      }),
    ).toBe(false);
  });

  it.each(ACTIONS)(
    '%s: home directories through their access point',
    action => {
      expect(may(HOMES, action, through(own))).toBe(true);
      expect(may(HOMES, action, through(foreign))).toBe(false);
      expect(may(HOMES, action, mounting)).toBe(false);
      expect(
        may(HOMES, action, { 'elasticfilesystem:AccessPointArn': own }),
      ).toBe(true);
      expect(may(HOMES, action)).toBe(false);
    },
  );

  it.each(ACTIONS)('%s: no other role of the environment', action => {
    const others = template
      .idsOf('AWS::IAM::Role')
      .filter(id => id !== EXECUTION && id !== HOMES);
    expect(others.length).toBeGreaterThan(8);
    for (const conditions of [{}, mounting, through(own)]) {
      expect(others.filter(id => may(id, action, conditions))).toEqual([]);
    }
  });

  it.each(ACTIONS)('%s: nobody else of the account by it', action => {
    for (const conditions of [mounting, through(own)]) {
      const request = { action, principal: ADMIN, conditions };
      expect(policy.grants(request)).toBe(false);
    }
  });

  it.each(ACTIONS)('%s: no other account', action => {
    for (const name of ['Admin', template.resolve({ Ref: EXECUTION })]) {
      for (const conditions of [mounting, through(own)]) {
        const principal = roleOf(name, OTHER_ACCOUNT);
        expect(policy.admits({ action, principal, conditions })).toBe(false);
      }
    }
  });

  it('gives nobody a right on the file system itself', () => {
    for (const id of [EXECUTION, HOMES]) {
      for (const action of [
        'elasticfilesystem:DeleteFileSystem',
        'elasticfilesystem:PutFileSystemPolicy',
        'elasticfilesystem:CreateAccessPoint',
        'elasticfilesystem:CreateMountTarget',
      ]) {
        const principal = template.arn(id);
        const conditions = through(own);
        expect(policy.grants({ action, principal, conditions })).toBe(false);
      }
    }
  });
});

describe("the key's policy", () => {
  const key = of('Key');
  const DATA_KEY = 'kms:GenerateDataKey';
  const SERVICES = ['sagemaker', 's3', 'elasticfilesystem'].map(
    name => `${name}.amazonaws.com`,
  );
  const LOGS = `logs.${region}.amazonaws.com`;
  const group = (account: string, where = region) => ({
    'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${where}:${account}:log-group:x`,
  });

  it.each(SERVICES)('serves %s for this account only', principal => {
    for (const action of [DATA_KEY, 'kms:Decrypt', 'kms:DescribeKey']) {
      const from = (account: string) =>
        key.admits({
          action,
          principal,
          conditions: { 'aws:SourceAccount': account },
        });
      expect(from(accountId)).toBe(true);
      expect(from(OTHER_ACCOUNT)).toBe(false);
      expect(key.admits({ action, principal })).toBe(false);
    }
  });

  it.each([...SERVICES, LOGS])('lets %s use the key, not run it', principal => {
    for (const action of [
      'kms:CreateGrant',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:DisableKey',
    ]) {
      const conditions = {
        'aws:SourceAccount': accountId,
        ...group(accountId),
      };
      expect(key.admits({ action, principal, conditions })).toBe(false);
    }
  });

  it('serves the log groups of this account and region', () => {
    const uses = (conditions: Record<string, string>, principal = LOGS) =>
      key.admits({ action: DATA_KEY, principal, conditions });
    expect(uses(group(accountId))).toBe(true);
    expect(uses(group(OTHER_ACCOUNT))).toBe(false);
    expect(uses(group(accountId, 'us-east-1'))).toBe(false);
    expect(uses({ 'aws:SourceAccount': accountId })).toBe(false);
    expect(uses(group(accountId), 'logs.us-east-1.amazonaws.com')).toBe(false);
  });

  it.each(['lambda', 'ec2', 'dynamodb', 'cloudtrail'])(
    'does not serve %s by itself',
    name => {
      expect(
        key.admits({
          action: DATA_KEY,
          principal: `${name}.amazonaws.com`,
          conditions: { 'aws:SourceAccount': accountId },
        }),
      ).toBe(false);
    },
  );

  it('leaves the rest to the policies of the account', () => {
    for (const action of ['kms:Decrypt', 'kms:PutKeyPolicy']) {
      const request = { action, principal: ADMIN };
      expect(key.admits(request)).toBe(true);
      expect(key.grants(request)).toBe(false);
    }
  });

  it('is closed to other accounts', () => {
    for (const action of ['kms:Decrypt', 'kms:DescribeKey', DATA_KEY]) {
      const principal = roleOf('Admin', OTHER_ACCOUNT);
      const conditions = { 'aws:SourceAccount': accountId };
      expect(key.admits({ action, principal, conditions })).toBe(false);
    }
  });
});

describe('interface endpoints', () => {
  const isolated = simulateRoles({
    network: { mode: 'isolated', endpoints: ['athena', 'glue'] },
    gco: { integration: true },
  }).template;
  const WITHOUT_POLICY = [
    'NetworkEndpointsEmrServerlessLivy',
    'NetworkEndpointsEmrServerlessDashboard',
    'NetworkEndpointsSageMakerMetrics',
  ];
  const endpoints = isolated
    .idsOf('AWS::EC2::VPCEndpoint')
    .filter(id => id !== 'NetworkVpcS3Endpoint');
  const guarded = endpoints.filter(id => !WITHOUT_POLICY.includes(id));

  it('all have a policy but those that take none', () => {
    expect(guarded.length).toBeGreaterThan(15);
    const bare = endpoints.filter(
      id => !isolated.resource(id).Properties.PolicyDocument,
    );
    expect(bare).toEqual(WITHOUT_POLICY);
  });

  it.each(guarded)('%s is for principals of this account', id => {
    const endpoint = new ResourceSimulation(isolated, id);
    for (const action of ['sagemaker:CreateApp', 'sts:AssumeRole', 's3:Get']) {
      const request = { action, resource: '*' };
      expect(endpoint.admits({ ...request, principal: ADMIN })).toBe(true);
      expect(
        endpoint.admits({
          ...request,
          principal: roleOf('Admin', OTHER_ACCOUNT),
        }),
      ).toBe(false);
      // Nobody who signs nothing.
      expect(
        endpoint.admits({
          ...request,
          principal: ADMIN,
          conditions: { 'aws:PrincipalAccount': [] },
        }),
      ).toBe(false);
    }
  });
});

describe('the gateway endpoint of a restricted network', () => {
  const restricted = simulateRoles({
    network: { s3Policy: 'restricted' },
    gco: { integration: true },
  }).template;
  const endpoint = new ResourceSimulation(restricted, 'NetworkVpcS3Endpoint');
  const admits = (action: string, resource: string, principal = ADMIN) =>
    endpoint.admits({ action, resource, principal });
  const arn = (path: string) => `arn:aws:s3:::${path}`;
  const OUTSIDER = roleOf('Admin', OTHER_ACCOUNT);

  it.each([
    ["the environment's", restricted.arn('StudioBucket')],
    ["SageMaker's default", arn(`sagemaker-${region}-${accountId}`)],
    ['the shared', 'GcoSharedBucket-Parameter.Value'],
  ])('leads to %s bucket, for this account', (_whose, bucket) => {
    for (const [action, resource] of [
      ['s3:GetObject', `${bucket}/data`],
      ['s3:PutObject', `${bucket}/data`],
      ['s3:DeleteObjectVersion', `${bucket}/data`],
      ['s3:ListBucket', bucket],
    ]) {
      expect(admits(action, resource)).toBe(true);
      expect(admits(action, resource, OUTSIDER)).toBe(false);
    }
  });

  it.each([
    ['of somebody else', arn('exfiltrated')],
    ['of another account', arn(`sagemaker-${region}-${OTHER_ACCOUNT}`)],
    ['of another region', arn(`sagemaker-us-east-1-${accountId}`)],
    ['with a longer name', `${restricted.arn('StudioBucket')}-2`],
    ['of access logs', restricted.arn('AccessLogBucket')],
  ])('does not lead to a bucket %s', (_whose, bucket) => {
    for (const [action, resource] of [
      ['s3:GetObject', `${bucket}/data`],
      ['s3:PutObject', `${bucket}/data`],
      ['s3:ListBucket', bucket],
    ]) {
      expect(admits(action, resource)).toBe(false);
    }
    expect(admits('s3:ListAllMyBuckets', '*')).toBe(false);
    expect(admits('s3:CreateBucket', arn('new'))).toBe(false);
  });

  it('leads to the layers of images, to read them only', () => {
    const layers = arn(`prod-${region}-starport-layer-bucket`);
    // Fetched with addresses that ECR signs.
    for (const principal of [ADMIN, OUTSIDER]) {
      expect(admits('s3:GetObject', `${layers}/layer`, principal)).toBe(true);
      expect(admits('s3:PutObject', `${layers}/layer`, principal)).toBe(false);
      expect(admits('s3:ListBucket', layers, principal)).toBe(false);
    }
    expect(
      admits('s3:GetObject', arn('prod-us-east-1-starport-layer-bucket/x')),
    ).toBe(false);
  });

  it('leads to what the CDK put there, to read it only', () => {
    const assets = arn(`cdk-hnb659fds-assets-${accountId}-${region}`);
    expect(admits('s3:GetObject', `${assets}/a.zip`)).toBe(true);
    expect(admits('s3:PutObject', `${assets}/a.zip`)).toBe(false);
    expect(admits('s3:GetObject', `${assets}/a.zip`, OUTSIDER)).toBe(false);
    expect(
      admits(
        's3:GetObject',
        arn(`cdk-hnb659fds-assets-${OTHER_ACCOUNT}-${region}/a.zip`),
      ),
    ).toBe(false);
  });
});
