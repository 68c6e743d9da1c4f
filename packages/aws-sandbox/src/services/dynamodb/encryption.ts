import type { SSESpecification } from '@aws-sdk/client-dynamodb';
import { CallContext } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import { Table } from './DynamoDbState';
import { validation } from './errors';

/** The key that a table's data are encrypted with; nothing for the service's own, which nobody sees. */
export async function tableEncryption(
  context: CallContext,
  specification: SSESpecification | undefined,
): Promise<Table['sse']> {
  if (!specification?.Enabled) {
    if (specification?.KMSMasterKeyId) {
      throw validation(
        'One or more parameter values were invalid: KMSMasterKeyId needs SSESpecification to be enabled',
      );
    }
    return undefined;
  }
  const { partition, region, accountId } = context;
  if (specification.KMSMasterKeyId === undefined) {
    return {
      ...specification,
      keyArn: `arn:${partition}:kms:${region}:${accountId}:alias/aws/dynamodb`,
    };
  }
  try {
    const keyArn = await grantKeyToService(context, {
      keyId: specification.KMSMasterKeyId,
      grantee: 'dynamodb.amazonaws.com',
      operations: [
        'Decrypt',
        'DescribeKey',
        'Encrypt',
        'GenerateDataKey',
        'ReEncryptFrom',
        'ReEncryptTo',
        'RetireGrant',
      ],
    });
    return { ...specification, keyArn };
  } catch (error) {
    throw isKeyError(error) && error.code !== 'AccessDeniedException'
      ? validation(`KMS validation error: ${error.message}`)
      : error;
  }
}
