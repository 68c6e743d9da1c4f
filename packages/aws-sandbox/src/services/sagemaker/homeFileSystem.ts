import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { servicePrincipal } from '../../core/principals';
import { CallContext, Principal } from '../../core/types';
import { validationException } from './errors';
import { Domain } from './SageMakerState';

/** Tag by which SageMaker's own resources are recognized. */
const OWNER_TAG = 'ManagedByAmazonSageMakerResource';

/** Makes the file system that holds a domain's home directories. It belongs to no stack. */
export async function createHomeFileSystem(
  context: CallContext,
  domain: Domain,
): Promise<string> {
  try {
    const { FileSystemId } = await context.invoke(
      'elasticfilesystem',
      'CreateFileSystem',
      {
        CreationToken: randomUUID(),
        Encrypted: true,
        KmsKeyId:
          domain.settings.KmsKeyId ?? domain.settings.HomeEfsFileSystemKmsKeyId,
        Tags: [{ Key: OWNER_TAG, Value: domain.arn }],
      },
      sageMaker(context),
    );
    return FileSystemId;
  } catch (error) {
    throw error instanceof AwsError
      ? validationException(error.message)
      : error;
  }
}

/** Deletes it; one that somebody else deleted before is fine. */
export async function deleteHomeFileSystem(
  context: CallContext,
  domain: Domain,
): Promise<void> {
  if (!domain.homeEfsFileSystemId) {
    return;
  }
  try {
    const input = { FileSystemId: domain.homeEfsFileSystemId };
    await context.invoke(
      'elasticfilesystem',
      'DeleteFileSystem',
      input,
      sageMaker(context),
    );
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'FileSystemNotFound') {
      throw error;
    }
  }
}

function sageMaker(context: CallContext): Principal {
  return servicePrincipal(context.accountId, 'sagemaker.amazonaws.com');
}
