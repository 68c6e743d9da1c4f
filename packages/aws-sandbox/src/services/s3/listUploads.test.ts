import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

let sandbox: TestSandbox;
let s3: S3Client;
let buckets = 0;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  s3 = sandbox.clients(sandbox.admin(SPOKE)).s3;
});
afterAll(() => sandbox.stop());

/** A fresh bucket, by name. */
async function bucket(): Promise<string> {
  buckets += 1;
  const Bucket = `bucket-${buckets}`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  return Bucket;
}

it('lists uploads under way, page by page', async () => {
  const Bucket = await bucket();
  const start = async (Key: string) =>
    (await s3.send(new CreateMultipartUploadCommand({ Bucket, Key })))
      .UploadId!;
  const started = [await start('b c'), await start('a'), await start('b c')];
  const found: string[] = [];
  let from: { KeyMarker?: string; UploadIdMarker?: string } = {};
  for (const isTruncated of [true, true, false]) {
    const page = await s3.send(
      new ListMultipartUploadsCommand({ Bucket, MaxUploads: 1, ...from }),
    );
    expect(page.IsTruncated).toBe(isTruncated);
    found.push(...page.Uploads!.map(({ UploadId }) => UploadId!));
    from = {
      KeyMarker: page.NextKeyMarker,
      UploadIdMarker: page.NextUploadIdMarker,
    };
  }
  expect(found[0]).toBe(started[1]);
  expect([...found].sort()).toEqual([...started].sort());

  const rest = await s3.send(
    new ListMultipartUploadsCommand({ Bucket, Prefix: 'b', KeyMarker: 'a' }),
  );
  expect(rest.Uploads!.map(({ Key }) => Key)).toEqual(['b c', 'b c']);
  const encoded = await s3.send(
    new ListMultipartUploadsCommand({ Bucket, EncodingType: 'url' }),
  );
  expect(encoded.Uploads![1].Key).toBe('b%20c');
  const none = await s3.send(
    new ListMultipartUploadsCommand({ Bucket, KeyMarker: 'b c' }),
  );
  expect(none.Uploads ?? []).toEqual([]);
});

it('deletes objects whatever their keys hold', async () => {
  const Bucket = await bucket();
  const keys = ['line\nend', '&#10;', '<&>'];
  for (const Key of keys) {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  }
  const Objects = keys.map(Key => ({ Key }));
  await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  expect(Contents).toEqual([]);
});
