import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { LocalStudio, REGION } from './__testUtils__/LocalStudio';
import { S3Buckets } from './S3Buckets';

// Over the real SDK, on the local AWS.
const Bucket = 'forecast-data';
const ARN = `arn:aws:s3:::${Bucket}`;

let aws: LocalStudio;
let s3: S3Client;
let buckets: S3Buckets;

beforeEach(async () => {
  aws = await LocalStudio.start();
  s3 = new S3Client({ forcePathStyle: true });
  buckets = new S3Buckets(s3);
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: REGION },
    }),
  );
});
afterEach(() => aws.stop());

const put = (Key: string) =>
  s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));

it('deletes whatever a bucket can hold', async () => {
  await s3.send(
    new PutBucketVersioningCommand({
      Bucket,
      VersioningConfiguration: { Status: 'Enabled' },
    }),
  );
  const keys = ['plain', 'a b+c', 'ü/日本', '<&>"\'', 'line\nend', '%2F'];
  for (const key of [...keys, 'plain']) await put(key);
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'plain' }));
  const versions = await buckets.firstVersions(Bucket);
  expect(versions.map(({ key }) => key).sort()).toEqual(
    [...keys, 'plain', 'plain'].sort(),
  );
  for (const Key of keys) {
    await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  }
  const uploads = await buckets.firstUploads(Bucket);
  expect(uploads.map(({ key }) => key).sort()).toEqual([...keys].sort());

  expect(await buckets.deleteVersions(Bucket, versions)).toEqual([]);
  for (const upload of [...uploads, uploads[0]]) {
    expect(await buckets.abortUpload(Bucket, upload)).toBeUndefined();
  }
  expect(await buckets.firstVersions(Bucket)).toEqual([]);
  expect(await buckets.firstUploads(Bucket)).toEqual([]);
  await s3.send(new DeleteBucketCommand({ Bucket }));
});

it('deletes more than a request takes', async () => {
  await put('last');
  const versions = [
    ...Array.from({ length: 1500 }, (_, number) => ({
      key: `gone-${number}`,
      versionId: 'null',
    })),
    ...(await buckets.firstVersions(Bucket)),
  ];
  expect(await buckets.deleteVersions(Bucket, versions)).toEqual([]);
  expect(await buckets.firstVersions(Bucket)).toEqual([]);
});

it('tells errors by their codes', async () => {
  await put('kept');
  const [version] = await buckets.firstVersions(Bucket);
  await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'kept' }));
  const [upload] = await buckets.firstUploads(Bucket);
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Principal: '*',
          Action: ['s3:DeleteObject*', 's3:AbortMultipartUpload'],
          Resource: `${ARN}/*`,
        },
      }),
    }),
  );
  expect(await buckets.deleteVersions(Bucket, [version])).toEqual([
    'AccessDenied',
  ]);
  expect(await buckets.abortUpload(Bucket, upload)).toBe('AccessDenied');
});

it('reads tags', async () => {
  expect(await buckets.tagsOf(Bucket)).toEqual({});
  await s3.send(
    new PutBucketTaggingCommand({
      Bucket,
      Tagging: { TagSet: [{ Key: 'gco:project', Value: 'gco' }] },
    }),
  );
  expect(await buckets.tagsOf(Bucket)).toEqual({ 'gco:project': 'gco' });
  expect(await buckets.tagsOf('forecast-gone')).toBeUndefined();
});

it('fails by name when the bucket is gone', async () => {
  const gone = { name: 'NoSuchBucket' };
  const name = 'forecast-gone';
  const object = { key: 'a', versionId: 'null', uploadId: 'u' };
  for (const call of [
    () => buckets.denyWrites(`arn:aws:s3:::${name}`),
    () => buckets.firstVersions(name),
    () => buckets.deleteVersions(name, [object]),
    () => buckets.firstUploads(name),
    () => buckets.abortUpload(name, object),
  ]) {
    await expect(call()).rejects.toMatchObject(gone);
  }
});

describe('denying writes', () => {
  const statements = async () => {
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    return JSON.parse(Policy!).Statement;
  };
  const denial = {
    Sid: 'DenyWrites',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:PutObject',
    Resource: `${ARN}/*`,
  };

  it('works without a policy, twice', async () => {
    await buckets.denyWrites(ARN);
    await buckets.denyWrites(ARN);
    expect(await statements()).toEqual([denial]);
    await expect(put('late')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('leaves the rest of a policy as it is', async () => {
    const other = {
      Sid: 'Other',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: `${ARN}/*`,
    };
    await s3.send(
      new PutBucketPolicyCommand({
        Bucket,
        Policy: JSON.stringify({ Version: '2012-10-17', Statement: other }),
      }),
    );
    await buckets.denyWrites(ARN);
    expect(await statements()).toEqual([other, denial]);
  });
});
