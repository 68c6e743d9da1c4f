import {
  GetBucketEncryptionCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { isError } from '@backstage/errors';
import { BucketSettings } from './resources/bucketStatus';

/** Reads a bucket's settings. S3 answers with an error where a setting was never made. */
export async function readBucket(
  client: S3Client,
  bucket: string,
): Promise<BucketSettings> {
  const [encryption, versioning, publicAccess] = await Promise.all([
    unlessUnset(
      client.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
      'ServerSideEncryptionConfigurationNotFoundError',
    ),
    client.send(new GetBucketVersioningCommand({ Bucket: bucket })),
    unlessUnset(
      client.send(new GetPublicAccessBlockCommand({ Bucket: bucket })),
      'NoSuchPublicAccessBlockConfiguration',
    ),
  ]);
  return {
    encryption: encryption?.ServerSideEncryptionConfiguration,
    versioning: versioning.Status,
    publicAccessBlock: publicAccess?.PublicAccessBlockConfiguration,
  };
}

async function unlessUnset<T>(
  answer: Promise<T>,
  unsetError: string,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isError(error) && error.name === unsetError) {
      return undefined;
    }
    throw error;
  }
}
