import type {
  GlobalSecondaryIndexUpdate,
  UpdateTableInput,
  UpdateTableOutput,
} from '@aws-sdk/client-dynamodb';
import { durationOf } from '../../core/faults';
import { CallContext } from '../../core/types';
import { checkThroughput } from './billing';
import { describeTable } from './describeTable';
import { DURATIONS, TABLE_TYPE } from './durations';
import { Table } from './DynamoDbState';
import { tableEncryption } from './encryption';
import {
  limitExceeded,
  refuseParameters,
  resourceInUse,
  resourceNotFound,
  validation,
} from './errors';
import { newIndex } from './keySchema';
import { accessTable } from './tableAccess';

/** `dynamodb:UpdateTable` */
export async function updateTable(
  context: CallContext,
  input: UpdateTableInput,
): Promise<UpdateTableOutput> {
  refuseParameters('UpdateTable', input, [
    'ReplicaUpdates',
    'OnDemandThroughput',
    'WarmThroughput',
    'MultiRegionConsistency',
    'GlobalTableWitnessUpdates',
  ]);
  const table = accessTable(context, 'UpdateTable', input.TableName);
  if (table.status !== 'ACTIVE') {
    throw resourceInUse(
      `Attempt to change a resource which is still in use: Table is being ${table.status.toLowerCase()}: ${
        table.name
      }`,
    );
  }
  const indexUpdates = input.GlobalSecondaryIndexUpdates ?? [];
  requireOneIndexAtATime(table, indexUpdates);
  const sse = input.SSESpecification
    ? await tableEncryption(context, input.SSESpecification)
    : table.sse;
  updateBilling(table, input);
  updateStream(context, table, input);
  indexUpdates.forEach(update => updateIndex(context, table, update, input));
  table.sse = sse;
  table.tableClass = input.TableClass ?? table.tableClass;
  table.deletionProtection =
    input.DeletionProtectionEnabled ?? table.deletionProtection;
  table.status = 'UPDATING';
  const duration = slowed(context, DURATIONS.table.update);
  void context.clock.sleep(duration).then(() => {
    if (table.status === 'UPDATING') {
      table.status = 'ACTIVE';
    }
  });
  return { TableDescription: describeTable(table) };
}

function requireOneIndexAtATime(
  table: Table,
  updates: readonly GlobalSecondaryIndexUpdate[],
): void {
  const online = updates.filter(({ Create, Delete }) => Create || Delete);
  const busy = [...table.globalIndexes.values()].filter(
    ({ status }) => status !== 'ACTIVE',
  );
  if (online.length + (online.length ? busy.length : 0) > 1) {
    throw limitExceeded(
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
    );
  }
}

function updateBilling(table: Table, input: UpdateTableInput): void {
  if (!input.BillingMode && !input.ProvisionedThroughput) {
    return;
  }
  const mode = input.BillingMode ?? table.billingMode;
  const throughput =
    input.ProvisionedThroughput ??
    (mode === 'PROVISIONED' ? table.provisionedThroughput : undefined);
  checkThroughput(mode, throughput, `table ${table.name}`);
  table.billingMode = mode;
  table.provisionedThroughput = throughput;
}

function updateStream(
  { clock }: CallContext,
  table: Table,
  { StreamSpecification: wanted }: UpdateTableInput,
): void {
  if (!wanted) {
    return;
  }
  if (wanted.StreamEnabled && table.stream) {
    throw validation(`Table already has an enabled stream: ${table.name}`);
  }
  if (!wanted.StreamEnabled && !table.stream) {
    throw validation(
      `Table ${table.name} has no stream that could be disabled`,
    );
  }
  table.stream = wanted.StreamEnabled
    ? { ...wanted, label: clock.now().toISOString() }
    : undefined;
}

function updateIndex(
  context: CallContext,
  table: Table,
  { Create, Update, Delete }: GlobalSecondaryIndexUpdate,
  input: UpdateTableInput,
): void {
  const existing = (name: string | undefined) => {
    const index = table.globalIndexes.get(name!);
    if (!index) {
      throw resourceNotFound(
        `Requested resource not found: Table: ${table.name} has no index ${name}`,
      );
    }
    return index;
  };
  if (Create) {
    if (table.globalIndexes.has(Create.IndexName!)) {
      throw validation(
        `Attempting to create an index which already exists: ${Create.IndexName}`,
      );
    }
    const definitions = [
      ...table.attributeDefinitions,
      ...(input.AttributeDefinitions ?? []),
    ].filter(
      (definition, at, all) =>
        all.findIndex(
          ({ AttributeName }) => AttributeName === definition.AttributeName,
        ) === at,
    );
    const index = newIndex(Create, definitions);
    checkThroughput(
      table.billingMode,
      index.provisionedThroughput,
      `index ${index.name}`,
    );
    table.attributeDefinitions = definitions;
    table.globalIndexes.set(index.name, index);
    const duration = slowed(context, DURATIONS.index.create);
    void context.clock.sleep(duration).then(() => {
      index.status = 'ACTIVE';
    });
  } else if (Delete) {
    const index = existing(Delete.IndexName);
    index.status = 'DELETING';
    const duration = slowed(context, DURATIONS.index.delete);
    void context.clock.sleep(duration).then(() => {
      table.globalIndexes.delete(index.name);
      forgetUnusedDefinitions(table);
    });
  } else if (Update) {
    const index = existing(Update.IndexName);
    checkThroughput(
      table.billingMode,
      Update.ProvisionedThroughput,
      `index ${index.name}`,
    );
    index.provisionedThroughput = Update.ProvisionedThroughput;
  }
}

function slowed(context: CallContext, awsMs: number): number {
  return durationOf(context, TABLE_TYPE, 'update', awsMs);
}

function forgetUnusedDefinitions(table: Table): void {
  const used = [
    table.keySchema,
    ...[...table.globalIndexes.values(), ...table.localIndexes.values()].map(
      index => index.keySchema,
    ),
  ]
    .flat()
    .map(({ AttributeName }) => AttributeName);
  table.attributeDefinitions = table.attributeDefinitions.filter(
    ({ AttributeName }) => used.includes(AttributeName),
  );
}
