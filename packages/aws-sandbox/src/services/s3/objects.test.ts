import { Readable } from 'stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  ListPartsCommand,
  paginateListObjectsV2,
  PutBucketVersioningCommand,
  PutObjectCommand,
  ListObjectsV2Command,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const PART = 5 * 1024 * 1024;

describe('S3 objects', () => {
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
      message: `User: arn:aws:sts::${SPOKE}:assumed-role/reader/r1 is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::${Bucket}/in/a" because no identity-based policy allows the s3:PutObject action`,
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
});
