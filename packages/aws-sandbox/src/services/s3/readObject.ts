import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { accessBucket, mayAccessBucket } from './accessBucket';
import { noSuchKey } from './errors';
import { findVersion, latestVersion } from './objectVersions';
import { Bucket, ObjectVersion } from './S3State';

/**
 * Finds an object for reading. Who may not list the bucket does not learn whether a key exists.
 *
 * @throws AwsError `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed` for a delete marker, `AccessDenied`
 */
export function readObject(
  context: CallContext,
  input: {
    Bucket?: string;
    Key?: string;
    VersionId?: string;
    ExpectedBucketOwner?: string;
  },
): { bucket: Bucket; version: ObjectVersion } {
  const key = input.Key!;
  const bucket = accessBucket(context, {
    bucket: input.Bucket!,
    key,
    action: input.VersionId ? 's3:GetObjectVersion' : 's3:GetObject',
    conditions: input.VersionId ? { 's3:VersionId': input.VersionId } : {},
    expectedOwner: input.ExpectedBucketOwner,
  });
  const version = input.VersionId
    ? findVersion(bucket, key, input.VersionId)
    : latestVersion(bucket, key);
  if (version && !version.deleteMarker) {
    return { bucket, version };
  }
  if (
    !mayAccessBucket(context, { bucket: bucket.name, action: 's3:ListBucket' })
  ) {
    throw new AwsError(
      'AccessDenied',
      `User: ${context.principal.arn} is not authorized to perform: s3:ListBucket on resource: "arn:${context.partition}:s3:::${bucket.name}" because no identity-based policy allows the s3:ListBucket action`,
      403,
    );
  }
  if (!input.VersionId) {
    throw noSuchKey(key);
  }
  throw version
    ? new AwsError(
        'MethodNotAllowed',
        'The specified method is not allowed against this resource.',
        405,
      )
    : new AwsError(
        'NoSuchVersion',
        `The specified version does not exist: ${input.VersionId}`,
        404,
      );
}
