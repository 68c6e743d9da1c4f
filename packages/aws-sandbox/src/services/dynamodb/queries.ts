import type {
  KeySchemaElement,
  QueryInput,
  QueryOutput,
  ScanInput,
  ScanOutput,
} from '@aws-sdk/client-dynamodb';
import { CallContext, Operation } from '../../core/types';
import { Item, Table, TableIndex } from './DynamoDbState';
import { refuseParameters, validation } from './errors';
import { parseCondition } from './expressions/parseCondition';
import { compare } from './expressions/values';
import { itemKey } from './itemKeys';
import { requireReadable } from './items';
import { keyAttribute } from './keySchema';
import { projected } from './projection';
import { accessTable } from './tableAccess';

const LEGACY = [
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
  'ConditionalOperator',
  'AttributesToGet',
  'Segment',
];

interface View {
  readonly table: Table;
  readonly index?: TableIndex;
  readonly keySchema: readonly KeySchemaElement[];
}

/** The table, or the index of it, that a request reads. */
function viewOf(
  context: CallContext,
  action: string,
  { TableName, IndexName }: { TableName?: string; IndexName?: string },
): View {
  const table = requireReadable(
    accessTable(context, action, TableName, { index: IndexName }),
  );
  if (IndexName === undefined) {
    return { table, keySchema: table.keySchema };
  }
  const index =
    table.globalIndexes.get(IndexName) ?? table.localIndexes.get(IndexName);
  if (!index) {
    throw validation(
      `The table does not have the specified index: ${IndexName}`,
    );
  }
  if (index.status === 'CREATING' && table.globalIndexes.has(IndexName)) {
    throw validation(
      `Cannot read from backfilling global secondary index: ${IndexName}`,
    );
  }
  return { table, index, keySchema: index.keySchema };
}

/** Items that a view has, as it has them. */
function itemsOf({ table, index }: View): Item[] {
  const all = [...table.items.values()];
  if (!index) {
    return all;
  }
  const keys = [...table.keySchema, ...index.keySchema].map(
    ({ AttributeName }) => AttributeName!,
  );
  const { ProjectionType, NonKeyAttributes = [] } = index.projection;
  return all
    .filter(item =>
      index.keySchema.every(({ AttributeName }) => AttributeName! in item),
    )
    .map(item =>
      ProjectionType === 'ALL'
        ? item
        : Object.fromEntries(
            Object.entries(item).filter(([name]) =>
              [...keys, ...NonKeyAttributes].includes(name),
            ),
          ),
    );
}

/** Position of an item in a list: all its keys. */
function positionOf({ table, index }: View, item: Item): Item {
  const names = [...table.keySchema, ...(index?.keySchema ?? [])].map(
    ({ AttributeName }) => AttributeName!,
  );
  return Object.fromEntries(names.map(name => [name, item[name]]));
}

function answer(
  view: View,
  ordered: readonly Item[],
  input: QueryInput | ScanInput,
): QueryOutput & ScanOutput {
  const from = input.ExclusiveStartKey;
  const start = from
    ? ordered.findIndex(
        item =>
          itemKey(view.table.keySchema, item) ===
          itemKey(view.table.keySchema, from),
      ) + 1
    : 0;
  const rest = ordered.slice(start);
  const page = rest.slice(0, input.Limit ?? rest.length);
  const passes = input.FilterExpression
    ? parseCondition('FilterExpression', input.FilterExpression, {
        names: input.ExpressionAttributeNames,
        values: input.ExpressionAttributeValues,
      })
    : () => true;
  const chosen = page.filter(passes);
  return {
    Items:
      input.Select === 'COUNT'
        ? undefined
        : chosen.map(item => projected(item, input)),
    Count: chosen.length,
    ScannedCount: page.length,
    LastEvaluatedKey:
      page.length < rest.length
        ? positionOf(view, page[page.length - 1])
        : undefined,
  };
}

/** Operations that read many items. */
export const queryOperations: Record<string, Operation> = {
  Query: (context, input: QueryInput): QueryOutput => {
    refuseParameters('Query', input, LEGACY);
    const view = viewOf(context, 'Query', input);
    if (
      input.ConsistentRead &&
      view.table.globalIndexes.has(input.IndexName!)
    ) {
      throw validation(
        'Consistent reads are not supported on global secondary indexes',
      );
    }
    if (input.KeyConditionExpression === undefined) {
      throw validation(
        'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
      );
    }
    const partition = keyAttribute(view.keySchema, 'HASH')!;
    const names = Object.values(input.ExpressionAttributeNames ?? {});
    if (
      !names.includes(partition) &&
      !new RegExp(`\\b${partition}\\b`).test(input.KeyConditionExpression)
    ) {
      throw validation(
        `Query condition missed key schema element: ${partition}`,
      );
    }
    const matches = parseCondition(
      'KeyConditionExpression',
      input.KeyConditionExpression,
      {
        names: input.ExpressionAttributeNames,
        values: input.ExpressionAttributeValues,
      },
    );
    const sortKey = keyAttribute(view.keySchema, 'RANGE');
    const direction = input.ScanIndexForward === false ? -1 : 1;
    const ordered = itemsOf(view)
      .filter(matches)
      .sort((one, other) =>
        sortKey ? direction * (compare(one[sortKey], other[sortKey]) ?? 0) : 0,
      );
    return answer(view, ordered, input);
  },

  Scan: (context, input: ScanInput): ScanOutput => {
    refuseParameters('Scan', input, LEGACY);
    const view = viewOf(context, 'Scan', input);
    return answer(view, itemsOf(view), input);
  },
};
