import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';

/** Options of {@link grantKeyToService}. */
export interface ServiceKeyUse {
  /** Key id, ARN or alias, as the request names it. */
  keyId: string;
  /** Host name of the service, or ARN of the role, that is to use the key. */
  grantee: string;
  /** What the grantee does with the key. */
  operations: readonly string[];
  /** Operations that the service tries by the caller's identity before it takes the key. */
  tries?: ReadonlyArray<'Encrypt' | 'GenerateDataKeyWithoutPlaintext'>;
  encryptionContext?: Readonly<Record<string, string>>;
}

/**
 * Does what a service does when somebody names a customer's key for a new resource: looks at the key and gives itself
 * a grant, both by the caller's identity, so that the caller needs `kms:DescribeKey` and `kms:CreateGrant`.
 *
 * @returns ARN of the key
 * @throws AwsError as KMS answers it; `DisabledException` or `KMSInvalidStateException` for a key that is not enabled
 */
export async function grantKeyToService(
  context: CallContext,
  use: ServiceKeyUse,
): Promise<string> {
  const { keyId, encryptionContext: EncryptionContext } = use;
  const { KeyMetadata } = await context.invoke('kms', 'DescribeKey', {
    KeyId: keyId,
  });
  const { Arn } = KeyMetadata;
  for (const operation of use.tries ?? []) {
    await context.invoke('kms', operation, {
      KeyId: Arn,
      EncryptionContext,
      ...(operation === 'Encrypt'
        ? { Plaintext: Buffer.from('{}') }
        : { KeySpec: 'AES_256' }),
    });
  }
  await context.invoke('kms', 'CreateGrant', {
    KeyId: Arn,
    GranteePrincipal: use.grantee,
    Operations: [...use.operations],
    ...(EncryptionContext && {
      Constraints: { EncryptionContextSubset: EncryptionContext },
    }),
  });
  return Arn;
}

/** Whether an error is KMS's refusal of a key: missing, not the caller's to use, switched off, about to be deleted. */
export function isKeyError(error: unknown): error is AwsError {
  return (
    error instanceof AwsError &&
    [
      'AccessDeniedException',
      'DisabledException',
      'InvalidKeyUsageException',
      'KMSInvalidStateException',
      'NotFoundException',
    ].includes(error.code)
  );
}
