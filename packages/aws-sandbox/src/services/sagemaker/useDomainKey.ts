import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import { validationException } from './errors';
import { Domain } from './SageMakerState';

/**
 * Takes the customer's key of a domain into use: by the caller's identity SageMaker grants it to the role by which it
 * makes the home file system, so that EFS can be given the key in turn.
 */
export async function useDomainKey(
  context: CallContext,
  settings: Domain['settings'],
): Promise<void> {
  const keyId = settings.KmsKeyId ?? settings.HomeEfsFileSystemKmsKeyId;
  if (keyId === undefined) {
    return;
  }
  try {
    await grantKeyToService(context, {
      keyId,
      grantee: serviceLinkedRole(context, 'sagemaker.amazonaws.com').roleArn!,
      operations: [
        'CreateGrant',
        'Decrypt',
        'DescribeKey',
        'GenerateDataKeyWithoutPlaintext',
        'RetireGrant',
      ],
    });
  } catch (error) {
    throw isKeyError(error) && error.code !== 'AccessDeniedException'
      ? validationException(error.message)
      : error;
  }
}
