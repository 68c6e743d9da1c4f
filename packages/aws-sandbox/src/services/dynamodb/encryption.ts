import type { SSESpecification } from '@aws-sdk/client-dynamodb';
import { CallContext } from '../../core/types';
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
  const { KeyMetadata } = await context.invoke('kms', 'DescribeKey', {
    KeyId: specification.KMSMasterKeyId,
  });
  if (KeyMetadata.KeyState !== 'Enabled') {
    throw validation(
      `The KMS key ${KeyMetadata.Arn} is ${KeyMetadata.KeyState}`,
    );
  }
  return { ...specification, keyArn: KeyMetadata.Arn };
}
