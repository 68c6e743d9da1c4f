import { Operation } from '@gco/plugin-gco-analytics-common';
import { isImportedTask } from './importedTask';
import { Timestamp, toIso, toOptionalIso } from './timestamps';
import { OperationChanges, OperationRecord } from './types';

/** A row of `operations`. */
export interface OperationRow {
  id: string;
  environment: string;
  kind: string;
  state: string;
  generation: number;
  task_id: string;
  started_by: string;
  started_at: Timestamp;
  finished_at: Timestamp | null;
  config: string;
  completed_resources: number | null;
  total_resources: number | null;
  failure: string | null;
  last_sequence: number;
}

export function toOperation(row: OperationRow): OperationRecord {
  const finishedAt = toOptionalIso(row.finished_at);
  return {
    id: row.id,
    environment: row.environment,
    kind: row.kind as Operation['kind'],
    state: row.state as Operation['state'],
    generation: row.generation,
    ...(!isImportedTask(row.task_id) && { taskId: row.task_id }),
    startedBy: row.started_by,
    startedAt: toIso(row.started_at),
    ...(finishedAt && { finishedAt }),
    ...(row.completed_resources !== null && {
      progress: {
        completed: row.completed_resources,
        ...(row.total_resources !== null && { total: row.total_resources }),
      },
    }),
    ...(row.failure !== null && { failure: JSON.parse(row.failure) }),
    config: JSON.parse(row.config),
  };
}

export function toChangedColumns(
  changes: OperationChanges,
): Partial<Record<keyof OperationRow, unknown>> {
  const { failure } = changes;
  return {
    ...(changes.state && { state: changes.state }),
    ...(changes.generation !== undefined && {
      generation: changes.generation,
    }),
    ...(changes.config && { config: JSON.stringify(changes.config) }),
    ...(changes.finishedAt !== undefined && {
      finished_at: changes.finishedAt,
    }),
    ...(failure !== undefined && {
      failure: failure && JSON.stringify(failure),
    }),
  };
}

/** The operation as the API shows it. */
export function toPublicOperation(record: OperationRecord): Operation {
  const { config, ...operation } = record;
  return operation;
}
