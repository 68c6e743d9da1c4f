import type {
  DeleteTableInput,
  DeleteTableOutput,
  DescribeTableInput,
  DescribeTableOutput,
  ListTablesInput,
  ListTablesOutput,
} from '@aws-sdk/client-dynamodb';
import { durationOf } from '../../core/faults';
import { Operation } from '../../core/types';
import { createTable } from './createTable';
import { describeTable } from './describeTable';
import { DURATIONS, TABLE_TYPE } from './durations';
import { DynamoDbState } from './DynamoDbState';
import { resourceInUse, validation } from './errors';
import { accessTable } from './tableAccess';
import { updateTable } from './updateTable';

const PAGE_SIZE = 100;

/** Operations on tables. */
export const tableOperations: Record<string, Operation> = {
  CreateTable: createTable,
  UpdateTable: updateTable,

  DescribeTable: (context, input: DescribeTableInput): DescribeTableOutput => ({
    Table: describeTable(
      accessTable(context, 'DescribeTable', input.TableName),
    ),
  }),

  DeleteTable: (context, input: DeleteTableInput): DeleteTableOutput => {
    const table = accessTable(context, 'DeleteTable', input.TableName);
    if (table.deletionProtection) {
      throw validation(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first: ${table.arn}`,
      );
    }
    if (table.status !== 'ACTIVE') {
      throw resourceInUse(
        `Attempt to change a resource which is still in use: Table is ${table.status}: ${table.name}`,
      );
    }
    table.status = 'DELETING';
    const duration = durationOf(
      context,
      TABLE_TYPE,
      'delete',
      DURATIONS.table.delete,
    );
    void context.clock.sleep(duration).then(() => {
      DynamoDbState.of(context).tables.delete(table.name);
    });
    return { TableDescription: describeTable(table) };
  },

  ListTables: (context, input: ListTablesInput): ListTablesOutput => {
    context.authorize('dynamodb:ListTables', '*');
    const names = [...DynamoDbState.of(context).tables.keys()].sort();
    const after = input.ExclusiveStartTableName;
    const rest = names.filter(name => after === undefined || name > after);
    const page = rest.slice(0, Math.min(input.Limit ?? PAGE_SIZE, PAGE_SIZE));
    return {
      TableNames: page,
      LastEvaluatedTableName:
        page.length < rest.length ? page[page.length - 1] : undefined,
    };
  },
};
