import { ConflictError, NotFoundError } from '@backstage/errors';
import { AnalyticsTables, EnvironmentRecord, OperationRecord } from '../store';

/** @throws NotFoundError when there is no such operation */
export async function requireOperation(
  tables: AnalyticsTables,
  operationId: string,
): Promise<OperationRecord> {
  const operation = await tables.operations.find(operationId);
  if (!operation) {
    throw new NotFoundError(`There is no operation '${operationId}'`);
  }
  return operation;
}

/**
 * The operation and its environment, locked until the transaction ends, if `generation` still holds the lease.
 *
 * A lease that ran out but that nobody took over still counts: its holder is alive after all.
 *
 * @throws ConflictError when the lease has passed on or was given back
 */
export async function holdLease(
  tables: AnalyticsTables,
  operationId: string,
  generation: number,
): Promise<{ operation: OperationRecord; environment: EnvironmentRecord }> {
  const { environment: name } = await requireOperation(tables, operationId);
  const environment = await tables.environments.lock(name);
  // Read again: only behind the lock is it sure to be the last word.
  const operation = await requireOperation(tables, operationId);
  const holds =
    environment?.lease?.operationId === operationId &&
    operation.generation === generation &&
    operation.state === 'running';
  if (!environment || !holds) {
    throw new ConflictError(
      `Operation '${operationId}' is ${operation.state} with generation ${operation.generation}: generation ${generation} does not hold the lease of environment '${name}'`,
    );
  }
  return { operation, environment };
}
