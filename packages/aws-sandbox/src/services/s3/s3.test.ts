import { Readable } from 'stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
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
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  paginateListObjectsV2,
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
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  HUB,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../__testUtils__/startTestSandbox';

const PART = 5 * 1024 * 1024;

describe('S3', () => {
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
  const text = async (Bucket: string, Key: string, rest: object = {}) =>
    (
      await s3.send(new GetObjectCommand({ Bucket, Key, ...rest }))
    ).Body!.transformToString();

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

  it('keeps objects with what belongs to them', async () => {
    const Bucket = await bucket();
    const Key = 'a b/ü+&=?.txt';
    const written = await put(Bucket, Key, 'hello', {
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { owner: 'ana' },
      ChecksumAlgorithm: 'SHA256',
    });
    expect(written).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumSHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
      ServerSideEncryption: 'AES256',
    });
    const read = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(read).toMatchObject({
      ContentType: 'text/plain',
      CacheControl: 'no-cache',
      Metadata: { owner: 'ana' },
      ContentLength: 5,
      ETag: written.ETag,
      LastModified: expect.any(Date),
    });
    await expect(read.Body!.transformToString()).resolves.toBe('hello');
    await expect(
      s3.send(new HeadObjectCommand({ Bucket, Key })),
    ).resolves.toMatchObject({ ContentLength: 5 });
    await expect(text(Bucket, Key, { Range: 'bytes=1-3' })).resolves.toBe(
      'ell',
    );
    await expect(
      text(Bucket, Key, { Range: 'bytes=9-' }),
    ).rejects.toMatchObject({ name: 'InvalidRange' });
    await s3.send(
      new CopyObjectCommand({
        Bucket,
        Key: 'copy',
        CopySource: `${Bucket}/${encodeURIComponent(Key)}`,
      }),
    );
    await expect(text(Bucket, 'copy')).resolves.toBe('hello');
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await expect(text(Bucket, Key)).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(
      s3.send(new HeadObjectCommand({ Bucket, Key })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  it("streams uploads in AWS's chunked encoding", async () => {
    const Bucket = await bucket();
    const body = Buffer.alloc(300_000, 'stream');
    async function* chunks() {
      yield body.subarray(0, 100_000);
      yield body.subarray(100_000);
    }
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 's',
        Body: Readable.from(chunks()),
        ContentLength: body.length,
      }),
    );
    await expect(text(Bucket, 's')).resolves.toBe(body.toString());
  });

  it('refuses a body that is not what its digest says', async () => {
    const Bucket = await bucket();
    await expect(
      put(Bucket, 'k', 'x', { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' }),
    ).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(
      put(Bucket, 'k', 'x', { ChecksumCRC32: 'AAAAAA==' }),
    ).rejects.toMatchObject({ name: 'BadDigest' });
    await put(Bucket, 'k');
    await expect(
      put(Bucket, 'k', 'y', { IfNoneMatch: '*' }),
    ).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('uploads in parts', async () => {
    const Bucket = await bucket();
    const Key = 'big.zip';
    const parts = [Buffer.alloc(PART, 1), Buffer.alloc(1000, 2)];
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({
        Bucket,
        Key,
        ContentType: 'application/zip',
      }),
    );
    const Parts = await Promise.all(
      parts.map(async (Body, index) => {
        const { ETag } = await s3.send(
          new UploadPartCommand({
            Bucket,
            Key,
            UploadId,
            PartNumber: index + 1,
            Body,
          }),
        );
        return { ETag, PartNumber: index + 1 };
      }),
    );
    const first = await s3.send(
      new ListPartsCommand({ Bucket, Key, UploadId, MaxParts: 1 }),
    );
    expect(first).toMatchObject({
      IsTruncated: true,
      Parts: [{ PartNumber: 1, Size: PART }],
    });
    const complete = (chosen: object[]) =>
      s3.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: { Parts: chosen },
        }),
      );
    await expect(complete([...Parts].reverse())).rejects.toMatchObject({
      name: 'InvalidPartOrder',
    });
    await expect(
      complete([{ ETag: '"no"', PartNumber: 1 }]),
    ).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete(Parts)).resolves.toMatchObject({
      ETag: expect.stringMatching(/-2"$/),
    });
    const read = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(read.ContentType).toBe('application/zip');
    expect(
      Buffer.concat(parts).equals(
        Buffer.from(await read.Body!.transformToByteArray()),
      ),
    ).toBe(true);
    await expect(complete(Parts)).rejects.toMatchObject({
      name: 'NoSuchUpload',
    });
  });

  it('refuses small parts and forgets aborted uploads', async () => {
    const Bucket = await bucket();
    const Key = 'k';
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key }),
    );
    const Parts = [];
    for (const PartNumber of [1, 2]) {
      const { ETag } = await s3.send(
        new UploadPartCommand({
          Bucket,
          Key,
          UploadId,
          PartNumber,
          Body: 'small',
        }),
      );
      Parts.push({ ETag, PartNumber });
    }
    await expect(
      s3.send(
        new CompleteMultipartUploadCommand({
          Bucket,
          Key,
          UploadId,
          MultipartUpload: { Parts },
        }),
      ),
    ).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await expect(
      s3.send(
        new UploadPartCommand({
          Bucket,
          Key,
          UploadId,
          PartNumber: 3,
          Body: 'x',
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('lists page by page, by prefix and delimiter', async () => {
    const Bucket = await bucket();
    for (const key of ['a/1', 'a/2', 'b/1', 'c', 'd', 'ü']) {
      await put(Bucket, key);
    }
    const keys: string[] = [];
    const prefixes: string[] = [];
    for await (const page of paginateListObjectsV2(
      { client: s3, pageSize: 2 },
      { Bucket, Delimiter: '/' },
    )) {
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key!));
      prefixes.push(
        ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix!),
      );
    }
    expect(keys).toEqual(['c', 'd', 'ü']);
    expect(prefixes).toEqual(['a/', 'b/']);
    const { Contents, KeyCount } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'a/', StartAfter: 'a/1' }),
    );
    expect(Contents!.map(({ Key }) => Key)).toEqual(['a/2']);
    expect(KeyCount).toBe(1);
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'zzz' })),
    ).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
  });

  it('deletes no bucket that holds versions', async () => {
    const Bucket = await bucket();
    await s3.send(
      new PutBucketVersioningCommand({
        Bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
    const { VersionId } = await put(Bucket, 'k', 'one');
    await put(Bucket, 'k', 'two');
    await expect(text(Bucket, 'k', { VersionId })).resolves.toBe('one');
    await expect(
      s3.send(new DeleteObjectCommand({ Bucket, Key: 'k' })),
    ).resolves.toMatchObject({ DeleteMarker: true });
    await expect(text(Bucket, 'k')).rejects.toMatchObject({
      name: 'NoSuchKey',
    });
    await expect(
      s3.send(new DeleteBucketCommand({ Bucket })),
    ).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      $metadata: { httpStatusCode: 409 },
    });
    const { Versions = [], DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket }),
    );
    expect([Versions.length, DeleteMarkers.length]).toEqual([2, 1]);
    const Objects = [...Versions, ...DeleteMarkers].map(
      ({ Key, VersionId: id }) => ({ Key, VersionId: id }),
    );
    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects } }),
    );
    expect([Deleted!.length, Errors]).toEqual([3, undefined]);
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });

  it('checks each action on bucket and object', async () => {
    const Bucket = await bucket();
    await put(Bucket, 'in/a');
    const { iam } = sandbox.clients(sandbox.admin(SPOKE));
    await iam.send(
      new CreateRoleCommand({
        RoleName: 'reader',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: SPOKE },
        }),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: 'reader',
        PolicyName: 'read',
        PolicyDocument: policy({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::${Bucket}/in/*`,
        }),
      }),
    );
    const reader = sandbox.clients(
      await sandbox.assume(sandbox.admin(SPOKE), {
        RoleArn: `arn:aws:iam::${SPOKE}:role/reader`,
        RoleSessionName: 'r1',
      }),
    ).s3;
    await expect(
      reader.send(new GetObjectCommand({ Bucket, Key: 'in/a' })),
    ).resolves.toBeDefined();
    await expect(
      reader.send(new GetObjectCommand({ Bucket, Key: 'out/a' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    // Who may not list does not learn that a key is missing.
    await expect(
      reader.send(new GetObjectCommand({ Bucket, Key: 'in/none' })),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(
      reader.send(new PutObjectCommand({ Bucket, Key: 'in/a', Body: 'y' })),
    ).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${SPOKE}:assumed-role/reader/r1 is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::${Bucket}/in/a because no identity-based policy allows the s3:PutObject action`,
    });
    const { Errors } = await reader.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'in/a' }] },
      }),
    );
    expect(Errors).toEqual([
      expect.objectContaining({ Key: 'in/a', Code: 'AccessDenied' }),
    ]);
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
