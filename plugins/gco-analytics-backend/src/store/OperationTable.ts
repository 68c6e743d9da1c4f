import { OperationKind } from '@gco/plugin-gco-analytics-common';
import { Knex } from 'knex';
import { OperationRow, toChangedColumns, toOperation } from './operationRows';
import { NewOperation, OperationChanges, OperationRecord } from './types';

/** Operations in the database. */
export class OperationTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(id: string): Promise<OperationRecord | undefined> {
    const row = await this.#rows().where({ id }).first();
    return row && toOperation(row);
  }

  /** The operation that a scaffolder task runs on an environment. */
  async findByTask(options: {
    taskId: string;
    environment: string;
    kind: OperationKind;
  }): Promise<OperationRecord | undefined> {
    const row = await this.#rows()
      .where({
        task_id: options.taskId,
        environment: options.environment,
        kind: options.kind,
      })
      .first();
    return row && toOperation(row);
  }

  /** Newest first. */
  async list(
    environment: string,
    options?: { limit: number },
  ): Promise<OperationRecord[]> {
    const rows = this.#rows()
      .where({ environment })
      .orderBy('generation', 'desc');
    if (options) {
      rows.limit(options.limit);
    }
    return (await rows).map(toOperation);
  }

  async insert(operation: NewOperation): Promise<void> {
    await this.#knex('operations').insert({
      id: operation.id,
      environment: operation.environment,
      kind: operation.kind,
      state: 'running',
      generation: operation.generation,
      task_id: operation.taskId,
      started_by: operation.startedBy,
      started_at: operation.startedAt,
      config: JSON.stringify(operation.config),
      last_sequence: 0,
    });
  }

  async update(id: string, changes: OperationChanges): Promise<void> {
    await this.#knex('operations')
      .where({ id })
      .update(toChangedColumns(changes));
  }

  #rows(): Knex.QueryBuilder<OperationRow, OperationRow[]> {
    return this.#knex<OperationRow>('operations');
  }
}
