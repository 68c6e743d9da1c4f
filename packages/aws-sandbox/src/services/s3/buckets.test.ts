import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  DeletePublicAccessBlockCommand,
  DeleteBucketTaggingCommand,
  DeleteBucketEncryptionCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

describe('S3 buckets', () => {
  let sandbox: TestSandbox;
  let s3: S3Client;
  let buckets = 0;

  /** A fresh bucket, by name. */
  const bucket = async () => {
    buckets += 1;
    const Bucket = `bucket-${buckets}`;
    await s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  };
  const put = (
    Bucket: string,
    Key: string,
    Body: string | Buffer = 'x',
    rest: object = {},
  ) => s3.send(new PutObjectCommand({ Bucket, Key, Body, ...rest }));

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    s3 = sandbox.clients(sandbox.admin(SPOKE)).s3;
  });
  afterAll(() => sandbox.stop());

  it('creates, finds, lists and deletes buckets', async () => {
    const Bucket = await bucket();
    await expect(
      s3.send(new HeadBucketCommand({ Bucket })),
    ).resolves.toMatchObject({ BucketRegion: 'eu-west-1' });
    await expect(
      s3.send(new GetBucketLocationCommand({ Bucket })),
    ).resolves.toMatchObject({
      LocationConstraint: 'eu-west-1',
    });
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets).toContainEqual(
      expect.objectContaining({ Name: Bucket, CreationDate: expect.any(Date) }),
    );
    await s3.send(new DeleteBucketCommand({ Bucket }));
    await expect(
      s3.send(new HeadBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NotFound' });
    await expect(
      s3.send(new DeleteBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('shares bucket names between accounts', async () => {
    const Bucket = await bucket();
    await expect(
      s3.send(new CreateBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
    const stranger = sandbox.clients(sandbox.admin(HUB)).s3;
    await expect(
      stranger.send(new CreateBucketCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'BucketAlreadyExists' });
    await expect(
      stranger.send(new ListObjectsV2Command({ Bucket })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    const { Buckets = [] } = await stranger.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).not.toContain(Bucket);
  });

  it("sends a caller in another region to the bucket's own", async () => {
    const Bucket = await bucket();
    const elsewhere = sandbox.clients(sandbox.admin(SPOKE), 'us-east-1').s3;
    await expect(
      elsewhere.send(new ListObjectsV2Command({ Bucket })),
    ).rejects.toMatchObject({
      name: 'PermanentRedirect',
      message: expect.stringContaining('eu-west-1'),
    });
  });

  it.each(['Upper', 'a', 'a_b', '127.0.0.1', 'a..b', '-a-', 'x'.repeat(64)])(
    'refuses the bucket name %s',
    async Bucket => {
      await expect(
        s3.send(new CreateBucketCommand({ Bucket })),
      ).rejects.toMatchObject({ name: 'InvalidBucketName' });
    },
  );

  it('gives new buckets the defaults of today', async () => {
    const Bucket = await bucket();
    await expect(
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
    ).resolves.toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
            BucketKeyEnabled: false,
          },
        ],
      },
    });
    await expect(
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).resolves.toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    await expect(
      s3.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    ).resolves.toMatchObject({
      OwnershipControls: {
        Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      },
    });
    expect(
      (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status,
    ).toBeUndefined();
    expect(
      (await s3.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled,
    ).toBeUndefined();
  });

  it('keeps settings', async () => {
    const Bucket = await bucket();
    const encryption = {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms' as const,
            KMSMasterKeyID: 'arn:aws:kms:eu-west-1:1:key/k',
          },
          BucketKeyEnabled: true,
        },
      ],
    };
    await s3.send(
      new PutBucketEncryptionCommand({
        Bucket,
        ServerSideEncryptionConfiguration: encryption,
      }),
    );
    await expect(
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
    ).resolves.toMatchObject({
      ServerSideEncryptionConfiguration: encryption,
    });
    await s3.send(new DeleteBucketEncryptionCommand({ Bucket }));
    await expect(
      s3.send(new GetBucketEncryptionCommand({ Bucket })),
    ).resolves.toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
    });

    await s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    await expect(
      s3.send(new GetBucketVersioningCommand({ Bucket })),
    ).resolves.toMatchObject({ Status: 'Enabled' });

    const TagSet = [{ Key: 'team <a> & "b"', Value: 'ü' }];
    await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }));
    await expect(
      s3.send(new GetBucketTaggingCommand({ Bucket })),
    ).resolves.toMatchObject({ TagSet });
    await s3.send(new DeleteBucketTaggingCommand({ Bucket }));
    await expect(
      s3.send(new GetBucketTaggingCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchTagSet' });

    const LoggingEnabled = { TargetBucket: Bucket, TargetPrefix: 'logs/' };
    await s3.send(
      new PutBucketLoggingCommand({
        Bucket,
        BucketLoggingStatus: { LoggingEnabled },
      }),
    );
    await expect(
      s3.send(new GetBucketLoggingCommand({ Bucket })),
    ).resolves.toMatchObject({ LoggingEnabled });

    const Rules = [
      {
        ID: 'expire',
        Status: 'Enabled' as const,
        Filter: { Prefix: '' },
        Expiration: { Days: 90 },
      },
    ];
    await s3.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket,
        LifecycleConfiguration: { Rules },
      }),
    );
    await expect(
      s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })),
    ).resolves.toMatchObject({ Rules });

    const OwnershipControls = {
      Rules: [{ ObjectOwnership: 'ObjectWriter' as const }],
    };
    await s3.send(
      new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls }),
    );
    await expect(
      s3.send(new GetBucketOwnershipControlsCommand({ Bucket })),
    ).resolves.toMatchObject({ OwnershipControls });

    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await expect(
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'NoSuchPublicAccessBlockConfiguration',
      $metadata: { httpStatusCode: 404 },
    });
    await s3.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: { BlockPublicAcls: true },
      }),
    );
    await expect(
      s3.send(new GetPublicAccessBlockCommand({ Bucket })),
    ).resolves.toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: false,
      },
    });
  });

  it('keeps and evaluates bucket policies', async () => {
    const Bucket = await bucket();
    await expect(
      s3.send(new GetBucketPolicyCommand({ Bucket })),
    ).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    const arn = `arn:aws:s3:::${Bucket}`;
    const Policy = policy(
      {
        Effect: 'Allow',
        Principal: { AWS: HUB },
        Action: 's3:GetObject',
        Resource: `${arn}/shared/*`,
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: `${arn}/frozen/*`,
      },
    );
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(
      Policy,
    );
    await put(Bucket, 'shared/a');
    await put(Bucket, 'own/a');
    const other = sandbox.clients(sandbox.admin(HUB)).s3;
    await expect(
      other.send(new GetObjectCommand({ Bucket, Key: 'shared/a' })),
    ).resolves.toBeDefined();
    await expect(
      other.send(new GetObjectCommand({ Bucket, Key: 'own/a' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(put(Bucket, 'frozen/a')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining(
        'explicit deny in a resource-based policy',
      ),
    });
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(
      other.send(new GetObjectCommand({ Bucket, Key: 'shared/a' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses policies that are malformed, of another bucket, or public while that is blocked', async () => {
    const Bucket = await bucket();
    const set = (statement: object) =>
      s3.send(
        new PutBucketPolicyCommand({ Bucket, Policy: policy(statement) }),
      );
    const open = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
    };
    await expect(set({ ...open, Effect: 'Maybe' })).rejects.toMatchObject({
      name: 'MalformedPolicy',
    });
    await expect(
      set({ ...open, Resource: 'arn:aws:s3:::another/*' }),
    ).rejects.toMatchObject({ name: 'MalformedPolicy' });
    await expect(set(open)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('BlockPublicPolicy'),
    });
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await set(open);
    await expect(
      s3.send(new GetBucketPolicyStatusCommand({ Bucket })),
    ).resolves.toMatchObject({
      PolicyStatus: { IsPublic: true },
    });
  });

  it('names what it does not know', async () => {
    const Bucket = await bucket();
    await expect(
      s3.send(new GetBucketWebsiteCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: 's3:GetBucketWebsite is not implemented by the local AWS',
      $metadata: { httpStatusCode: 400 },
    });
  });
});
