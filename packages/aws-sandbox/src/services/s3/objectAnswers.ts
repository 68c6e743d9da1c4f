import { Bucket, ObjectVersion } from './S3State';

/** The encryption that a new object gets: what the request asks for, else the bucket's default. */
export function encryptionFor(
  bucket: Bucket,
  input: { ServerSideEncryption?: string; SSEKMSKeyId?: string },
): ObjectVersion['encryption'] {
  const byDefault =
    bucket.encryption.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
  return input.ServerSideEncryption
    ? {
        algorithm: input.ServerSideEncryption,
        kmsKeyId: input.SSEKMSKeyId ?? byDefault?.KMSMasterKeyID,
      }
    : {
        algorithm: byDefault?.SSEAlgorithm ?? 'AES256',
        kmsKeyId: byDefault?.KMSMasterKeyID,
      };
}

/** What the answer to any write says about the new version. */
export function written(bucket: Bucket, version: ObjectVersion) {
  return {
    ETag: version.etag,
    VersionId: bucket.versioning ? version.versionId : undefined,
    ServerSideEncryption: version.encryption.algorithm as 'AES256',
    SSEKMSKeyId: version.encryption.kmsKeyId,
  };
}
