import type {
  GlobalSecondaryIndexDescription,
  ProvisionedThroughput,
  TableDescription,
} from '@aws-sdk/client-dynamodb';
import { Item, Table, TableIndex } from './DynamoDbState';

function throughput(given: ProvisionedThroughput | undefined) {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: given?.ReadCapacityUnits ?? 0,
    WriteCapacityUnits: given?.WriteCapacityUnits ?? 0,
  };
}

function hasKeys(item: Item, { keySchema }: TableIndex): boolean {
  return keySchema.every(({ AttributeName }) => AttributeName! in item);
}

function describeIndex(
  table: Table,
  index: TableIndex,
): GlobalSecondaryIndexDescription {
  return {
    IndexName: index.name,
    IndexArn: `${table.arn}/index/${index.name}`,
    KeySchema: index.keySchema,
    Projection: index.projection,
    IndexStatus: index.status,
    Backfilling: index.status === 'CREATING' ? true : undefined,
    ProvisionedThroughput: throughput(index.provisionedThroughput),
    IndexSizeBytes: 0,
    ItemCount: [...table.items.values()].filter(item => hasKeys(item, index))
      .length,
  };
}

/** A table as its describe call shows it. */
export function describeTable(table: Table): TableDescription {
  const globalIndexes = [...table.globalIndexes.values()];
  const localIndexes = [...table.localIndexes.values()];
  return {
    TableName: table.name,
    TableArn: table.arn,
    TableId: table.id,
    TableStatus: table.status,
    CreationDateTime: table.creationTime,
    AttributeDefinitions: table.attributeDefinitions,
    KeySchema: table.keySchema,
    BillingModeSummary:
      table.billingMode === 'PAY_PER_REQUEST'
        ? { BillingMode: 'PAY_PER_REQUEST' }
        : undefined,
    ProvisionedThroughput: throughput(table.provisionedThroughput),
    GlobalSecondaryIndexes: globalIndexes.length
      ? globalIndexes.map(index => describeIndex(table, index))
      : undefined,
    LocalSecondaryIndexes: localIndexes.length
      ? localIndexes.map(index => {
          const { IndexStatus, Backfilling, ProvisionedThroughput, ...shown } =
            describeIndex(table, index);
          return shown;
        })
      : undefined,
    StreamSpecification: table.stream && {
      StreamEnabled: true,
      StreamViewType: table.stream.StreamViewType,
    },
    LatestStreamLabel: table.stream?.label,
    LatestStreamArn:
      table.stream && `${table.arn}/stream/${table.stream.label}`,
    SSEDescription: table.sse && {
      Status: 'ENABLED',
      SSEType: 'KMS',
      KMSMasterKeyArn: table.sse.keyArn,
    },
    TableClassSummary: table.tableClass && { TableClass: table.tableClass },
    DeletionProtectionEnabled: table.deletionProtection,
    ItemCount: table.items.size,
    TableSizeBytes: 0,
  };
}
