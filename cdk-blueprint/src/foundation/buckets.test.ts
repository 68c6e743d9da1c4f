import { Template } from 'aws-cdk-lib/assertions';
import { foundationTemplateOf } from '../__testUtils__/foundations';
import { resourcesOf, spelled, Statement } from '../__testUtils__/templates';

const template = foundationTemplateOf();
const resources = resourcesOf(template);
const parameter = (name: string, of = template) =>
  Object.values(resourcesOf(of)).find(
    ({ Type, Properties }) =>
      Type === 'AWS::SSM::Parameter' && Properties.Name === name,
  )?.Properties.Value;

const BUCKETS = [
  'ClusterSharedBucket',
  'ClusterSharedBucketAccessLogs',
  'ModelBucket',
  'ModelBucketAccessLogs',
];

it('has these buckets and no other', () => {
  template.resourceCountIs('AWS::S3::Bucket', BUCKETS.length);
});

describe.each(BUCKETS)('%s', id => {
  const { Properties } = resources[id];

  it('is named by CloudFormation', () => {
    expect(Properties.BucketName).toBeUndefined();
  });

  it('is closed to the public, versioned and without access lists', () => {
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      VersioningConfiguration: { Status: 'Enabled' },
      OwnershipControls: {
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      },
    });
  });

  it('is reached over TLS only, and grants nothing but log delivery', () => {
    const statements: Statement[] =
      resources[`${id}Policy`].Properties.PolicyDocument.Statement;
    const refusal = statements.find(({ Effect }) => Effect === 'Deny');
    expect(refusal).toMatchObject({
      Sid: 'DenyInsecureTransport',
      Action: 's3:*',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
    expect(spelled(refusal?.Resource)).toBe(`<${id}.Arn> <${id}.Arn>/*`);
    statements
      .filter(({ Effect }) => Effect === 'Allow')
      .forEach(statement =>
        expect(statement).toMatchObject({
          Action: 's3:PutObject',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': '444455556666' },
            ArnLike: { 'aws:SourceArn': expect.anything() },
          },
        }),
      );
  });
});

it.each([
  ['ClusterSharedBucket', 'ClusterSharedBucketKey'],
  ['ClusterSharedBucketAccessLogs', 'ClusterSharedBucketKey'],
  ['ModelBucket', 'ModelBucketKey'],
])('%s is encrypted with %s', (id, key) => {
  expect(resources[id].Properties.BucketEncryption).toEqual({
    ServerSideEncryptionConfiguration: [
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: { 'Fn::GetAtt': [key, 'Arn'] },
        },
      },
    ],
  });
});

it.each([
  ['ClusterSharedBucket', 'cluster-shared/'],
  ['ModelBucket', 'model-bucket-logs/'],
])('%s has access logs of its own', (id, prefix) => {
  expect(resources[id].Properties.LoggingConfiguration).toEqual({
    DestinationBucketName: { Ref: `${id}AccessLogs` },
    LogFilePrefix: prefix,
  });
});

it.each([undefined, 30])('keeps access logs as long as told (%p)', days => {
  const changed = resourcesOf(
    foundationTemplateOf({ data: { accessLogRetentionDays: days } }),
  );
  ['ClusterSharedBucketAccessLogs', 'ModelBucketAccessLogs'].forEach(id =>
    expect(changed[id].Properties.LifecycleConfiguration.Rules).toMatchObject([
      {
        Id: 'ExpireAccessLogs',
        Status: 'Enabled',
        ExpirationInDays: days ?? 90,
      },
    ]),
  );
});

describe('the keys', () => {
  const statements = (id: string): Statement[] =>
    resources[id].Properties.KeyPolicy.Statement;
  const services = (id: string) =>
    statements(id).flatMap(({ Principal }: any) => Principal.Service ?? []);

  it('rotate', () => {
    ['ClusterSharedBucketKey', 'ModelBucketKey'].forEach(id =>
      expect(resources[id].Properties.EnableKeyRotation).toBe(true),
    );
  });

  it('can be rescued for a week, or as long as KMS has it', () => {
    const days = (id: string) => resources[id].Properties.PendingWindowInDays;
    expect(days('ClusterSharedBucketKey')).toBe(7);
    expect(days('ModelBucketKey')).toBeUndefined();
  });

  it('admit services for this account only', () => {
    expect(services('ClusterSharedBucketKey').map(spelled)).toEqual([
      's3.amazonaws.com',
      'logs.eu-west-1.<AWS::URLSuffix>',
      'logging.s3.amazonaws.com',
    ]);
    const [, s3, logs] = statements('ClusterSharedBucketKey');
    expect(s3.Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': '444455556666' },
    });
    expect(
      spelled(logs.Condition?.ArnLike['kms:EncryptionContext:aws:logs:arn']),
    ).toBe('arn:<AWS::Partition>:logs:eu-west-1:444455556666:log-group:*');
  });

  it('admit nobody from elsewhere', () => {
    expect(services('ModelBucketKey')).toEqual([]);
    const people = ['ClusterSharedBucketKey', 'ModelBucketKey'].flatMap(id =>
      statements(id).flatMap(({ Principal }: any) => Principal.AWS ?? []),
    );
    expect(new Set(people.map(spelled))).toEqual(
      new Set(['arn:<AWS::Partition>:iam::444455556666:root']),
    );
  });
});

it('tells every region where the buckets are', () => {
  const bucket = 'ClusterSharedBucket';
  expect(parameter('/gco/cluster-shared-bucket/name')).toEqual({ Ref: bucket });
  expect(parameter('/gco/cluster-shared-bucket/arn')).toEqual({
    'Fn::GetAtt': [bucket, 'Arn'],
  });
  expect(parameter('/gco/cluster-shared-bucket/region')).toBe('eu-west-1');
  expect(parameter('/gco/model-bucket-name')).toEqual({ Ref: 'ModelBucket' });
});

it('names parameters after the project', () => {
  const other = foundationTemplateOf({ projectName: 'acme' });
  expect(parameter('/acme/cluster-shared-bucket/name', other)).toBeDefined();
  expect(
    JSON.stringify(other.findResources('AWS::SSM::Parameter')),
  ).not.toMatch(/"\/gco\//);
});

it.each<['retain' | 'destroy', object]>([
  [
    'retain',
    { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
  ],
  ['destroy', { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' }],
])('the removal policy %s goes for all of it', (removalPolicy, expected) => {
  const changed = resourcesOf(
    foundationTemplateOf({ data: { removalPolicy } }) as Template,
  );
  [
    ...BUCKETS,
    ...BUCKETS.map(id => `${id}Policy`),
    'ClusterSharedBucketKey',
    'ModelBucketKey',
  ].forEach(id => expect(changed[id]).toMatchObject(expected));
});
