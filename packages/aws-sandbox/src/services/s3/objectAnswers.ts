import { Bucket, ObjectVersion } from './S3State';

/** What the answer to any write says about the new version. */
export function written(bucket: Bucket, version: ObjectVersion) {
  return {
    ETag: version.etag,
    VersionId: bucket.versioning ? version.versionId : undefined,
    ServerSideEncryption: version.encryption.algorithm as 'AES256',
    SSEKMSKeyId: version.encryption.kmsKeyId,
    BucketKeyEnabled: version.encryption.bucketKey || undefined,
  };
}
