import { ResourceSimulation } from '../__testUtils__/simulation/ResourceSimulation';
import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import {
  PLACE,
  simulateRoles,
} from '../__testUtils__/simulation/simulateRoles';

const { accountId, region } = PLACE;
const OTHER_ACCOUNT = '999988887777';
const roleOf = (name: string, account = accountId) =>
  `arn:aws:iam::${account}:role/${name}`;
const ADMIN = roleOf('Admin');
const CFN_EXEC = roleOf(`cdk-hnb659fds-cfn-exec-role-${accountId}-${region}`);
const DELIVERY = 'logging.s3.amazonaws.com';

const { template, role } = simulateRoles({
  login: { enabled: false },
  network: { s3Policy: 'restricted' },
});
const studio = new ResourceSimulation(template, 'StudioBucket');
const bucket = template.arn('StudioBucket');
const object = `${bucket}/data/train.csv`;
const ownEndpoint = template.resolve({ Ref: 'NetworkVpcS3Endpoint' });

/** Reading, writing, listing, deleting, in every variant that reaches data. */
const DATA: [string, string][] = [
  ['s3:GetObject', object],
  ['s3:GetObjectVersion', object],
  ['s3:GetObjectAcl', object],
  ['s3:GetObjectTagging', object],
  ['s3:GetObjectAttributes', object],
  ['s3:GetObjectVersionAcl', object],
  ['s3:PutObject', object],
  ['s3:PutObjectAcl', object],
  ['s3:PutObjectVersionAcl', object],
  ['s3:PutObjectTagging', object],
  ['s3:PutObjectRetention', object],
  ['s3:DeleteObject', object],
  ['s3:DeleteObjectVersion', object],
  ['s3:DeleteObjectTagging', object],
  ['s3:RestoreObject', object],
  ['s3:AbortMultipartUpload', object],
  ['s3:ListMultipartUploadParts', object],
  ['s3:ListBucket', bucket],
  ['s3:ListBucketVersions', bucket],
  ['s3:ListBucketMultipartUploads', bucket],
];

/** What whoever runs the account must be able to do from anywhere, or a wrong policy could not be mended. */
const SETTINGS = [
  's3:GetBucketPolicy',
  's3:PutBucketPolicy',
  's3:DeleteBucketPolicy',
  's3:GetEncryptionConfiguration',
  's3:PutEncryptionConfiguration',
  's3:GetBucketVersioning',
  's3:PutBucketVersioning',
  's3:GetBucketPublicAccessBlock',
  's3:PutLifecycleConfiguration',
  's3:GetBucketLocation',
  's3:DeleteBucket',
];

const through = (endpoint: string) => ({ 'aws:sourceVpce': endpoint });

describe.each(DATA)("the restricted bucket's data: %s", (action, resource) => {
  const admits = (principal: string, conditions = {}) =>
    studio.admits({ action, resource, principal, conditions });

  it('is reached through the endpoint of the network', () => {
    expect(admits(ADMIN, through(ownEndpoint))).toBe(true);
    expect(admits(template.arn('ExecutionRole'), through(ownEndpoint))).toBe(
      true,
    );
  });

  it('is not reached from elsewhere, whoever asks', () => {
    for (const who of [ADMIN, template.arn('ExecutionRole')]) {
      expect(admits(who)).toBe(false);
      expect(admits(who, through('vpce-0fedcba9876543210'))).toBe(false);
      expect(admits(who, through(`${ownEndpoint}0`))).toBe(false);
      expect(admits(who, { 'aws:SourceIp': '198.51.100.7' })).toBe(false);
    }
  });

  it('is not reached in plain text, not even through the endpoint', () => {
    expect(
      admits(ADMIN, {
        ...through(ownEndpoint),
        'aws:SecureTransport': 'false',
      }),
    ).toBe(false);
  });

  it('is reached by those who deploy, and by nobody named almost like them', () => {
    expect(admits(CFN_EXEC)).toBe(true);
    for (const almost of [
      `cdk-hnb659fds-lookup-role-${accountId}-${region}`,
      `cdk-hnb659fds-cfn-exec-role-${OTHER_ACCOUNT}-${region}`,
      `my-cdk-hnb659fds-cfn-exec-role-${accountId}-${region}`,
    ]) {
      expect(admits(roleOf(almost))).toBe(false);
    }
  });

  it('is reached by a service that asks for somebody', () => {
    expect(admits(ADMIN, { 'aws:ViaAWSService': 'true' })).toBe(true);
  });

  it('is closed to other accounts, even through the endpoint', () => {
    const outsider = roleOf('Admin', OTHER_ACCOUNT);
    expect(admits(outsider)).toBe(false);
    expect(admits(outsider, through(ownEndpoint))).toBe(false);
    expect(
      admits(
        roleOf(
          `cdk-hnb659fds-cfn-exec-role-${accountId}-${region}`,
          OTHER_ACCOUNT,
        ),
      ),
    ).toBe(false);
  });

  it('is given to nobody by the bucket itself', () => {
    for (const principal of [ADMIN, template.arn('ExecutionRole'), CFN_EXEC]) {
      const conditions = through(ownEndpoint);
      expect(studio.grants({ action, resource, principal, conditions })).toBe(
        false,
      );
    }
  });
});

describe('the restricted bucket', () => {
  it.each(SETTINGS)('leaves %s to those who run the account', action => {
    expect(studio.admits({ action, principal: ADMIN })).toBe(true);
    expect(
      studio.admits({
        action,
        principal: ADMIN,
        conditions: { 'aws:SecureTransport': 'false' },
      }),
    ).toBe(false);
  });

  describe('to the role that empties it, which is outside the network,', () => {
    const resourcePolicy = template.resolve(
      template.resource('StudioBucketPolicy').Properties.PolicyDocument,
    );
    const may = (action: string, resource: string, conditions = {}) =>
      role('LifecycleFunctionsIsCompleteRole').may({
        action,
        resource,
        resourcePolicy,
        conditions: { 'aws:SecureTransport': 'true', ...conditions },
      });

    it.each([
      ['s3:ListBucketVersions', bucket],
      ['s3:DeleteObject', object],
      ['s3:DeleteObjectVersion', object],
      ['s3:AbortMultipartUpload', object],
    ])('allows %s, by TLS', (action, resource) => {
      expect(may(action, resource)).toBe(true);
      const conditions = { 'aws:SecureTransport': 'false' };
      expect(may(action, resource, conditions)).toBe(false);
    });

    it.each([
      ['s3:GetObject', object],
      ['s3:GetObjectVersion', object],
      ['s3:PutObject', object],
      ['s3:PutObjectAcl', object],
      ['s3:PutBucketPolicy', bucket],
      ['s3:DeleteObject', 'arn:aws:s3:::of-somebody-else/data'],
    ])('allows no %s on %s', (action, resource) => {
      expect(may(action, resource)).toBe(false);
    });
  });

  it('exempts nobody from its perimeter when it is to be kept', () => {
    const { template: kept } = simulateRoles({
      login: { enabled: false },
      network: { s3Policy: 'restricted' },
      storage: { buckets: { removalPolicy: 'retain' } },
    });
    const request = {
      action: 's3:DeleteObject',
      resource: object,
      principal: kept.arn('LifecycleFunctionsIsCompleteRole'),
    };
    expect(new ResourceSimulation(kept, 'StudioBucket').admits(request)).toBe(
      false,
    );
    expect(studio.admits(request)).toBe(true);
  });

  it('stands in the way of no service that another policy lets in', () => {
    // The deny must not match what AWS does by itself; nothing else of the policy speaks of services.
    const policy = {
      Statement: [
        ...template.resolve(
          template.resource('StudioBucketPolicy').Properties.PolicyDocument,
        ).Statement,
        {
          Effect: 'Allow',
          Principal: { Service: DELIVERY },
          Action: 's3:PutObject',
          Resource: `${bucket}/*`,
        },
      ],
    };
    const resources = {
      StudioBucket: template.resource('StudioBucket'),
      StudioBucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'StudioBucket' }, PolicyDocument: policy },
      },
    };
    const opened = new ResourceSimulation(
      new ResolvedTemplate(resources, PLACE),
      'StudioBucket',
    );
    const request = {
      action: 's3:PutObject',
      resource: object,
      principal: DELIVERY,
    };
    expect(opened.admits(request)).toBe(true);
    expect(studio.admits(request)).toBe(false);
  });
});

describe('the open bucket', () => {
  const open = new ResourceSimulation(
    simulateRoles({ login: { enabled: false } }).template,
    'StudioBucket',
  );

  it.each(DATA)('asks for TLS and nothing else: %s', (action, resource) => {
    const request = { action, resource, principal: ADMIN };
    expect(open.admits(request)).toBe(true);
    const conditions = { 'aws:SecureTransport': 'false' };
    expect(open.admits({ ...request, conditions })).toBe(false);
    expect(open.grants(request)).toBe(false);
  });

  it('is closed to other accounts', () => {
    expect(
      open.admits({
        action: 's3:GetObject',
        resource: object,
        principal: roleOf('Admin', OTHER_ACCOUNT),
      }),
    ).toBe(false);
  });
});

describe('the bucket of access logs', () => {
  const logs = new ResourceSimulation(template, 'AccessLogBucket');
  const delivery = {
    action: 's3:PutObject',
    principal: DELIVERY,
    resource: `${template.arn('AccessLogBucket')}/studio-only/2027-01-01`,
    conditions: {
      'aws:SourceArn': bucket,
      'aws:SourceAccount': accountId,
    },
  };

  it('takes the logs of the Studio bucket', () => {
    expect(logs.admits(delivery)).toBe(true);
  });

  it.each<[string, object]>([
    [
      'of another bucket',
      {
        conditions: {
          ...delivery.conditions,
          'aws:SourceArn': 'arn:aws:s3:::another',
        },
      },
    ],
    [
      'of a bucket of that name in another account',
      {
        conditions: {
          ...delivery.conditions,
          'aws:SourceAccount': OTHER_ACCOUNT,
        },
      },
    ],
    ['of nobody in particular', { conditions: {} }],
    [
      'in plain text',
      {
        conditions: { ...delivery.conditions, 'aws:SecureTransport': 'false' },
      },
    ],
    [
      'under another prefix',
      { resource: `${template.arn('AccessLogBucket')}/other/2027-01-01` },
    ],
    ['of another service', { principal: 'delivery.logs.amazonaws.com' }],
    ['of another account', { principal: roleOf('Admin', OTHER_ACCOUNT) }],
  ])('takes no logs %s', (_what, changes) => {
    expect(logs.admits({ ...delivery, ...changes })).toBe(false);
  });

  it.each(['s3:GetObject', 's3:DeleteObject', 's3:PutObjectAcl'])(
    'lets log delivery do no %s',
    action => {
      expect(logs.admits({ ...delivery, action })).toBe(false);
    },
  );
});
