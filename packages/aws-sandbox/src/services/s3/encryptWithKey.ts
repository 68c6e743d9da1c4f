import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { isKeyError } from '../kms';
import { Bucket, ObjectVersion } from './S3State';

/** The key that S3 keeps in every account for those who name none. */
const OWN_ALIAS = 'alias/aws/s3';

type Encryption = ObjectVersion['encryption'];

/** What of a request, or of a bucket's defaults, decides over encryption. */
interface EncryptionInput {
  ServerSideEncryption?: string;
  SSEKMSKeyId?: string;
  BucketKeyEnabled?: boolean;
}

/** The encryption that a new object gets: what the request asks for, else the bucket's default. */
export function encryptionFor(
  bucket: Bucket,
  input: EncryptionInput,
): Encryption {
  const rule = bucket.encryption.Rules?.[0];
  const byDefault = rule?.ApplyServerSideEncryptionByDefault;
  const algorithm =
    input.ServerSideEncryption ?? byDefault?.SSEAlgorithm ?? 'AES256';
  if (!algorithm.startsWith('aws:kms')) {
    return { algorithm };
  }
  return {
    algorithm,
    kmsKeyId: input.SSEKMSKeyId ?? byDefault?.KMSMasterKeyID,
    bucketKey: input.BucketKeyEnabled ?? rule?.BucketKeyEnabled ?? false,
  };
}

/** Condition keys of a request that says how an object is to be encrypted. */
export function encryptionConditions(
  input: EncryptionInput,
): Record<string, string> {
  return {
    ...(input.ServerSideEncryption
      ? { 's3:x-amz-server-side-encryption': input.ServerSideEncryption }
      : {}),
    ...(input.SSEKMSKeyId
      ? { 's3:x-amz-server-side-encryption-aws-kms-key-id': input.SSEKMSKeyId }
      : {}),
  };
}

/**
 * Lets S3 ask KMS for the key of a new object by the caller's identity: who may put the object must also be allowed
 * `kms:GenerateDataKey`, by its own policies and by the key's.
 *
 * @returns the encryption with the key's ARN and the object's data key, itself encrypted
 */
export async function encrypt(
  context: CallContext,
  bucket: Bucket,
  key: string,
  encryption: Encryption,
): Promise<Encryption> {
  const kmsKeyId = customerKey(context, bucket, encryption);
  if (kmsKeyId === undefined) {
    return encryption;
  }
  const { KeyId, CiphertextBlob } = await askKms(context, 'GenerateDataKey', {
    KeyId: kmsKeyId,
    KeySpec: 'AES_256',
    EncryptionContext: encryptionContext(context, bucket, key, encryption),
  });
  return {
    ...encryption,
    kmsKeyId: KeyId,
    dataKey: Buffer.from(CiphertextBlob),
  };
}

/** The same for reading: the caller must be allowed `kms:Decrypt` with the object's key. */
export async function decrypt(
  context: CallContext,
  bucket: Bucket,
  { key, encryption }: Pick<ObjectVersion, 'key' | 'encryption'>,
): Promise<void> {
  if (customerKey(context, bucket, encryption) !== undefined) {
    await askKms(context, 'Decrypt', {
      CiphertextBlob: encryption.dataKey,
      EncryptionContext: encryptionContext(context, bucket, key, encryption),
    });
  }
}

/** The key to ask KMS about; S3's own key lets everybody in the bucket's account use it, and nobody else. */
function customerKey(
  context: CallContext,
  bucket: Bucket,
  { algorithm, kmsKeyId }: Encryption,
): string | undefined {
  if (!algorithm.startsWith('aws:kms')) {
    return undefined;
  }
  if (kmsKeyId !== undefined && !kmsKeyId.endsWith(OWN_ALIAS)) {
    return kmsKeyId;
  }
  const { accountId } = context.principal;
  if (accountId !== bucket.accountId) {
    throw new AwsError('AccessDenied', 'Access Denied', 403);
  }
  return undefined;
}

function encryptionContext(
  { partition }: CallContext,
  bucket: Bucket,
  key: string,
  { bucketKey }: Encryption,
): Record<string, string> {
  const arn = `arn:${partition}:s3:::${bucket.name}`;
  return { 'aws:s3:arn': bucketKey ? arn : `${arn}/${key}` };
}

/** Calls KMS by the caller's identity and answers its errors as S3 does. */
async function askKms(
  context: CallContext,
  operation: string,
  input: object,
): Promise<{ KeyId: string; CiphertextBlob: Uint8Array }> {
  try {
    return await context.invoke('kms', operation, input);
  } catch (error) {
    if (!isKeyError(error)) {
      throw error;
    }
    throw error.code === 'AccessDeniedException'
      ? new AwsError('AccessDenied', error.message, 403)
      : new AwsError(`KMS.${error.code}`, error.message, 400);
  }
}
