import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { noSuchBucket } from './errors';
import { Bucket } from './S3State';
import { s3StateOf } from './s3StateOf';

/** What is asked of a bucket or of an object in it. */
export interface BucketAccess {
  bucket: string;
  /** IAM action, e.g. `s3:PutBucketVersioning`. */
  action: string;
  /** For actions on an object. */
  key?: string;
  conditions?: Record<string, string | string[]>;
  expectedOwner?: string;
}

/**
 * Finds a bucket and checks that the caller may do this to it, by the caller's policies and the bucket's own.
 *
 * @throws AwsError `NoSuchBucket`, `AccessDenied`, `PermanentRedirect` from another region than the bucket's
 */
export function accessBucket(
  context: CallContext,
  access: BucketAccess,
): Bucket {
  const bucket = s3StateOf(context).buckets.get(access.bucket);
  const arn = bucketArn(context, access.bucket);
  const resource = access.key === undefined ? arn : `${arn}/${access.key}`;
  const conditions = { ...requestConditions(context), ...access.conditions };
  if (!bucket) {
    context.authorize(access.action, resource, conditions);
    throw noSuchBucket(access.bucket);
  }
  if (
    access.expectedOwner !== undefined &&
    access.expectedOwner !== bucket.accountId
  ) {
    throw new AwsError(
      'AccessDenied',
      `The bucket ${bucket.name} is not owned by ${access.expectedOwner}`,
      403,
    );
  }
  context.authorize(
    access.action,
    resource,
    {
      's3:ResourceAccount': bucket.accountId,
      ...conditions,
    },
    { resourcePolicy: bucket.policy, resourceAccountId: bucket.accountId },
  );
  if (
    bucket.region !== context.region &&
    access.action !== 's3:GetBucketLocation'
  ) {
    throw new AwsError(
      'PermanentRedirect',
      `The bucket ${bucket.name} is in this region: ${bucket.region}. Please use this region to retry the request`,
      301,
    );
  }
  return bucket;
}

/** Condition keys of every request to S3 over HTTP: requests are signed in a header, over TLS. */
function requestConditions({ principal }: CallContext): Record<string, string> {
  return principal.kind === 'service'
    ? {}
    : {
        's3:authType': 'REST-HEADER',
        's3:signatureversion': 'AWS4-HMAC-SHA256',
        's3:TlsVersion': '1.3',
      };
}

/** Whether the caller may do something, without refusing the call. */
export function mayAccessBucket(
  context: CallContext,
  access: BucketAccess,
): boolean {
  try {
    accessBucket(context, access);
    return true;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'AccessDenied') {
      return false;
    }
    throw error;
  }
}

/** The ARN of a bucket; it names neither account nor region. */
export function bucketArn(
  context: { partition: string },
  name: string,
): string {
  return `arn:${context.partition}:s3:::${name}`;
}
