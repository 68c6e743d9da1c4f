import type { Tag } from '@aws-sdk/client-dynamodb';
import { CallContext } from '../../core/types';
import { DynamoDbState, Table } from './DynamoDbState';
import { resourceNotFound, validation } from './errors';

type Conditions = Record<string, string | string[]>;

const NAME = /^[a-zA-Z0-9_.-]{3,255}$/;

/** ARN of a table of that name. */
export function tableArn(context: CallContext, name: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:dynamodb:${region}:${accountId}:table/${name}`;
}

/** The name of the table that a request names by name or ARN. */
export function tableName(nameOrArn: string | undefined): string {
  const name = nameOrArn?.startsWith('arn:')
    ? nameOrArn.split('/')[1]
    : nameOrArn;
  if (name === undefined || !NAME.test(name)) {
    throw validation(
      `Invalid table/index name. Value '${nameOrArn}' must match ${NAME.source}`,
    );
  }
  return name;
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: readonly Tag[] | undefined,
): Conditions {
  return {
    ...Object.fromEntries(
      (tags ?? []).map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(tags?.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  };
}

/** Checks that the caller may do an action on a table, whether it exists or not. */
export function authorizeTable(
  context: CallContext,
  action: string,
  nameOrArn: string | undefined,
  options: { index?: string; conditions?: Conditions } = {},
): string {
  const name = tableName(nameOrArn);
  const tags = DynamoDbState.of(context).tables.get(name)?.tags ?? [];
  const index = options.index === undefined ? '' : `/index/${options.index}`;
  context.authorize(`dynamodb:${action}`, tableArn(context, name) + index, {
    ...Object.fromEntries(
      [...tags].map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
    ),
    ...options.conditions,
  });
  return name;
}

/** A table, once the caller may do the action on it. */
export function accessTable(
  context: CallContext,
  action: string,
  nameOrArn: string | undefined,
  options: { index?: string; conditions?: Conditions } = {},
): Table {
  const name = authorizeTable(context, action, nameOrArn, options);
  const table = DynamoDbState.of(context).tables.get(name);
  if (!table) {
    throw resourceNotFound(
      `Requested resource not found: Table: ${name} not found`,
    );
  }
  return table;
}
