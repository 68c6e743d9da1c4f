import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';

const MANY = 40;

/** Objects in several versions, a deleted one, and an upload that was never finished. */
export async function fillBucket(
  client: S3Client,
  Bucket: string,
): Promise<void> {
  const many = Array.from({ length: MANY }, (_, number) => `n-${number}`);
  for (const Key of ['a', 'b/ü 1', 'a', 'gone', ...many]) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
  }
  await client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
  await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'big' }));
}
