import { AwsError } from '../../core/AwsError';
import { KmsKey } from './KmsState';
import { invalidState } from './kmsError';

/** Refuses a key that is switched off or about to be deleted. */
export function requireUsable(key: KmsKey): KmsKey {
  if (key.state === 'PendingDeletion') {
    throw invalidState(key.arn, 'pending deletion');
  }
  if (key.state === 'Disabled') {
    throw new AwsError('DisabledException', `${key.arn} is disabled.`);
  }
  return key;
}

/** The same for what encrypts: keys that sign or verify cannot. */
export function requireEncrypting(key: KmsKey, operation: string): KmsKey {
  if (key.keyUsage !== 'ENCRYPT_DECRYPT') {
    throw new AwsError(
      'InvalidKeyUsageException',
      `${key.arn} key usage is ${key.keyUsage} which is not valid for ${operation}.`,
    );
  }
  return requireUsable(key);
}
