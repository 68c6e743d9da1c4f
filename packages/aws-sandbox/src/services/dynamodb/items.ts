import type {
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsError } from '../../core/AwsError';
import { Operation } from '../../core/types';
import { Item, Table } from './DynamoDbState';
import {
  invalidParameters,
  refuseParameters,
  resourceNotFound,
} from './errors';
import { parseCondition } from './expressions/parseCondition';
import { parseUpdate } from './expressions/parseUpdate';
import { checkKeys, itemKey, keyOf } from './itemKeys';
import { projected } from './projection';
import { accessTable } from './tableAccess';

/** Parameters of before there were expressions. */
const LEGACY = [
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
];

/** Refuses a table that cannot be read or written yet, or any more. */
export function requireReadable(table: Table): Table {
  if (table.status !== 'ACTIVE' && table.status !== 'UPDATING') {
    throw resourceNotFound('Requested resource not found');
  }
  return table;
}

function checkCondition(
  input: Pick<
    PutItemInput,
    | 'ConditionExpression'
    | 'ExpressionAttributeNames'
    | 'ExpressionAttributeValues'
  >,
  before: Item | undefined,
): void {
  if (
    input.ConditionExpression !== undefined &&
    !parseCondition('ConditionExpression', input.ConditionExpression, {
      names: input.ExpressionAttributeNames,
      values: input.ExpressionAttributeValues,
    })(before ?? {})
  ) {
    throw new AwsError(
      'ConditionalCheckFailedException',
      'The conditional request failed',
    );
  }
}

/** Operations on single items. */
export const itemOperations: Record<string, Operation> = {
  PutItem: (context, input: PutItemInput): PutItemOutput => {
    refuseParameters('PutItem', input, LEGACY);
    const table = requireReadable(
      accessTable(context, 'PutItem', input.TableName),
    );
    const item = input.Item!;
    checkKeys(table, item);
    const key = itemKey(table.keySchema, item);
    const before = table.items.get(key);
    checkCondition(input, before);
    table.items.set(key, structuredClone(item));
    return {
      Attributes: input.ReturnValues === 'ALL_OLD' ? before : undefined,
    };
  },

  GetItem: (context, input: GetItemInput): GetItemOutput => {
    refuseParameters('GetItem', input, LEGACY);
    const table = requireReadable(
      accessTable(context, 'GetItem', input.TableName),
    );
    const found = table.items.get(keyOf(table, input.Key));
    return { Item: found && projected(found, input) };
  },

  DeleteItem: (context, input: DeleteItemInput): DeleteItemOutput => {
    refuseParameters('DeleteItem', input, LEGACY);
    const table = requireReadable(
      accessTable(context, 'DeleteItem', input.TableName),
    );
    const key = keyOf(table, input.Key);
    const before = table.items.get(key);
    checkCondition(input, before);
    table.items.delete(key);
    return {
      Attributes: input.ReturnValues === 'ALL_OLD' ? before : undefined,
    };
  },

  UpdateItem: (context, input: UpdateItemInput): UpdateItemOutput => {
    refuseParameters('UpdateItem', input, LEGACY);
    const table = requireReadable(
      accessTable(context, 'UpdateItem', input.TableName),
    );
    const key = keyOf(table, input.Key);
    const before = table.items.get(key);
    checkCondition(input, before);
    const after = structuredClone(before ?? input.Key!);
    const paths = applyUpdate(table, after, input);
    table.items.set(key, after);
    return { Attributes: returned(input, before, after, paths) };
  },
};

/** @returns the attributes that an update touches */
function applyUpdate(
  table: Table,
  item: Item,
  input: UpdateItemInput,
): string[] {
  if (input.UpdateExpression === undefined) {
    return [];
  }
  const { update, paths } = parseUpdate(input.UpdateExpression, {
    names: input.ExpressionAttributeNames,
    values: input.ExpressionAttributeValues,
  });
  const touched = paths.map(([name]) => String(name));
  const keys = table.keySchema.map(({ AttributeName }) => AttributeName!);
  const fixed = touched.find(name => keys.includes(name));
  if (fixed) {
    throw invalidParameters(
      `Cannot update attribute ${fixed}. This attribute is part of the key`,
    );
  }
  update(item);
  return touched;
}

function returned(
  { ReturnValues }: UpdateItemInput,
  before: Item | undefined,
  after: Item,
  touched: readonly string[],
): Item | undefined {
  const only = (item: Item | undefined) =>
    item &&
    Object.fromEntries(
      Object.entries(item).filter(([name]) => touched.includes(name)),
    );
  switch (ReturnValues) {
    case 'ALL_OLD':
      return before;
    case 'ALL_NEW':
      return after;
    case 'UPDATED_OLD':
      return only(before);
    case 'UPDATED_NEW':
      return only(after);
    default:
      return undefined;
  }
}
