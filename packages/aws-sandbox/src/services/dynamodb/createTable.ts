import type {
  CreateTableInput,
  CreateTableOutput,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'crypto';
import { durationOf } from '../../core/faults';
import { CallContext } from '../../core/types';
import { checkThroughput } from './billing';
import { describeTable } from './describeTable';
import { DURATIONS, TABLE_TYPE } from './durations';
import { DynamoDbState, Table } from './DynamoDbState';
import { tableEncryption } from './encryption';
import { invalidParameters, refuseParameters, resourceInUse } from './errors';
import { checkAllDefinitionsUsed, checkKeySchema, newIndex } from './keySchema';
import { authorizeTable, requestTagConditions, tableArn } from './tableAccess';

/** `dynamodb:CreateTable` */
export async function createTable(
  context: CallContext,
  input: CreateTableInput,
): Promise<CreateTableOutput> {
  refuseParameters('CreateTable', input, [
    'ResourcePolicy',
    'OnDemandThroughput',
    'WarmThroughput',
  ]);
  const conditions = requestTagConditions(input.Tags);
  const name = authorizeTable(context, 'CreateTable', input.TableName, {
    conditions,
  });
  if (input.Tags?.length) {
    authorizeTable(context, 'TagResource', name, { conditions });
  }
  const table = newTable(context, name, input);
  table.sse = await tableEncryption(context, input.SSESpecification);
  const { tables } = DynamoDbState.of(context);
  if (tables.has(name)) {
    throw resourceInUse(`Table already exists: ${name}`);
  }
  tables.set(name, table);
  const duration = durationOf(
    context,
    TABLE_TYPE,
    'create',
    DURATIONS.table.create,
  );
  void context.clock.sleep(duration).then(() => {
    if (table.status === 'CREATING') {
      table.status = 'ACTIVE';
      table.globalIndexes.forEach(index => {
        index.status = 'ACTIVE';
      });
    }
  });
  return { TableDescription: describeTable(table) };
}

function checkCount(kind: string, count: number, most: number): void {
  if (count > most) {
    throw invalidParameters(
      `${kind} count exceeds the per-table limit of ${most}`,
    );
  }
}

function newTable(
  context: CallContext,
  name: string,
  input: CreateTableInput,
): Table {
  const definitions = input.AttributeDefinitions ?? [];
  const keySchema = checkKeySchema(input.KeySchema, definitions);
  const globalIndexes = (input.GlobalSecondaryIndexes ?? []).map(index =>
    newIndex(index, definitions),
  );
  const localIndexes = (input.LocalSecondaryIndexes ?? []).map(index =>
    newIndex(index, definitions),
  );
  checkCount('GlobalSecondaryIndex', globalIndexes.length, 20);
  checkCount('LocalSecondaryIndex', localIndexes.length, 5);
  const indexes = [...globalIndexes, ...localIndexes];
  const repeated = indexes.find(
    (index, at) => indexes.findIndex(({ name: n }) => n === index.name) < at,
  );
  if (repeated) {
    throw invalidParameters(`Duplicate index name: ${repeated.name}`);
  }
  checkAllDefinitionsUsed(definitions, [
    keySchema,
    ...indexes.map(index => index.keySchema),
  ]);
  const billingMode = input.BillingMode ?? 'PROVISIONED';
  checkThroughput(billingMode, input.ProvisionedThroughput, `table ${name}`);
  globalIndexes.forEach(index =>
    checkThroughput(
      billingMode,
      index.provisionedThroughput,
      `index ${index.name}`,
    ),
  );
  const creationTime = context.clock.now();
  return {
    name,
    arn: tableArn(context, name),
    id: randomUUID(),
    creationTime,
    keySchema,
    attributeDefinitions: definitions,
    status: 'CREATING',
    billingMode,
    provisionedThroughput: input.ProvisionedThroughput,
    globalIndexes: new Map(globalIndexes.map(index => [index.name, index])),
    localIndexes: new Map(localIndexes.map(index => [index.name, index])),
    stream: input.StreamSpecification?.StreamEnabled
      ? { ...input.StreamSpecification, label: creationTime.toISOString() }
      : undefined,
    tableClass: input.TableClass,
    deletionProtection: input.DeletionProtectionEnabled === true,
    tags: new Map((input.Tags ?? []).map(({ Key, Value }) => [Key!, Value!])),
    items: new Map(),
  };
}
