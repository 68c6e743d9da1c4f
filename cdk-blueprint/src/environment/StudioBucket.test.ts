import { resourcesOf, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

describe('buckets', () => {
  it('keep the public out, keep versions and refuse plain HTTP', () => {
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.allResourcesProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    for (const id of ['AccessLogBucketPolicy', 'StudioBucketPolicy']) {
      expect(resources[id].Properties.PolicyDocument.Statement).toContainEqual(
        expect.objectContaining({
          Sid: 'DenyInsecureTransport',
          Effect: 'Deny',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });

  it('have no physical name', () => {
    for (const bucket of Object.values(
      template.findResources('AWS::S3::Bucket'),
    )) {
      expect(bucket.Properties).not.toHaveProperty('BucketName');
    }
  });

  it('encrypt data with the key, and log who touches it', () => {
    expect(resources.StudioBucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] },
            },
          },
        ],
      },
      LoggingConfiguration: {
        DestinationBucketName: { Ref: 'AccessLogBucket' },
        LogFilePrefix: 'studio-only/',
      },
    });
    expect(resources.AccessLogBucket.Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      LifecycleConfiguration: {
        Rules: [{ Id: 'ExpireAccessLogs', ExpirationInDays: 90 }],
      },
    });
  });

  it("let S3 deliver logs of the team's bucket, and of no other", () => {
    expect(
      resources.AccessLogBucketPolicy.Properties.PolicyDocument.Statement,
    ).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 's3:PutObject',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': { 'Fn::GetAtt': ['StudioBucket', 'Arn'] },
          },
          StringEquals: { 'aws:SourceAccount': '444455556666' },
        },
      }),
    );
  });

  it('take the retention from the config', () => {
    const changed = resourcesOf(
      templateOf({ storage: { accessLogRetentionDays: 7 } }),
    );
    expect(
      changed.AccessLogBucket.Properties.LifecycleConfiguration.Rules,
    ).toEqual([
      {
        Id: 'ExpireAccessLogs',
        Status: 'Enabled',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 7 },
      },
    ]);
  });
});
