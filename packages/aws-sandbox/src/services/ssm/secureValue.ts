import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { isKeyError } from '../kms';
import { parameterArn } from './parameterAccess';
import { Parameter } from './SsmState';

/** The key that SSM keeps in every account, which everybody in the account may use. */
const OWN_ALIAS = 'alias/aws/ssm';

type SecureParameter = Pick<Parameter, 'name' | 'type' | 'keyId' | 'value'>;

/**
 * Encrypts a secure parameter's value under the customer's key by the caller's identity, who must be allowed
 * `kms:Encrypt`; nothing for other parameters and for SSM's own key.
 */
export async function sealValue(
  context: CallContext,
  parameter: SecureParameter,
): Promise<Uint8Array | undefined> {
  if (!hasCustomerKey(parameter)) {
    return undefined;
  }
  const { CiphertextBlob } = await askKms(context, 'Encrypt', {
    KeyId: parameter.keyId,
    Plaintext: Buffer.from(parameter.value),
    EncryptionContext: encryptionContext(context, parameter),
  });
  return CiphertextBlob;
}

/** Checks that the caller may decrypt a secure parameter's value. */
export async function requireDecryption(
  context: CallContext,
  parameter: Parameter,
): Promise<void> {
  if (hasCustomerKey(parameter)) {
    await askKms(context, 'Decrypt', {
      CiphertextBlob: parameter.sealed,
      EncryptionContext: encryptionContext(context, parameter),
    });
  }
}

function hasCustomerKey({ type, keyId }: SecureParameter): boolean {
  return (
    type === 'SecureString' && keyId !== undefined && !keyId.endsWith(OWN_ALIAS)
  );
}

function encryptionContext(context: CallContext, { name }: SecureParameter) {
  return { PARAMETER_ARN: parameterArn(context, name) };
}

async function askKms(
  context: CallContext,
  operation: string,
  input: object,
): Promise<{ CiphertextBlob: Uint8Array }> {
  try {
    return await context.invoke('kms', operation, input);
  } catch (error) {
    throw isKeyError(error) && error.code !== 'AccessDeniedException'
      ? new AwsError('InvalidKeyId', error.message)
      : error;
  }
}
