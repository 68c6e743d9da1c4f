import { randomUUID } from 'node:crypto';
import { ConflictError, isError } from '@backstage/errors';
import { AnalyticsStore, AnalyticsTables } from '../store';
import { importedTaskId } from '../store/importedTask';
import { ParsedEnvironment, ParsedOperation } from './parseDeployed';

/**
 * Stores an environment with its past unless the portal has one of that name.
 *
 * @returns whether it is new; false also when another replica was faster
 */
export async function insertEnvironment(
  store: AnalyticsStore,
  environment: ParsedEnvironment,
): Promise<boolean> {
  try {
    await store.transaction(tables => insert(tables, environment));
    return true;
  } catch (error) {
    if (isError(error) && error instanceof ConflictError) {
      return false;
    }
    throw error;
  }
}

async function insert(
  tables: AnalyticsTables,
  environment: ParsedEnvironment,
): Promise<void> {
  const { candidate, externalId, createdBy, createdAt, operations } =
    environment;
  const { name } = candidate;
  await tables.environments.insert(
    { ...candidate, externalId, createdBy },
    createdAt,
  );
  for (const [index, operation] of operations.entries()) {
    await insertOperation(tables, { environment, operation, index });
  }
  const { outputs } = environment;
  await tables.environments.update(
    { name, version: 1 },
    {
      state: environment.state,
      outputs,
      blueprintVersion: outputs.BlueprintVersion,
      activatedAt: environment.activatedAt,
      generation: operations.length,
    },
    operations[operations.length - 1].finishedAt,
  );
}

async function insertOperation(
  tables: AnalyticsTables,
  options: {
    environment: ParsedEnvironment;
    operation: ParsedOperation;
    index: number;
  },
): Promise<void> {
  const { operation, index } = options;
  const { name, config } = options.environment.candidate;
  const { kind, state, startedBy, startedAt, finishedAt, failure } = operation;
  const id = randomUUID();
  await tables.operations.insert({
    id,
    environment: name,
    kind,
    generation: index + 1,
    taskId: importedTaskId(index),
    startedBy,
    startedAt,
    config,
  });
  await tables.operations.update(id, { state, finishedAt, failure });
  const { resources } = operation;
  await tables.operationEvents.append(id, [
    {
      id: 'imported',
      at: finishedAt.toISOString(),
      message: 'It ended before this portal knew the environment',
      ...(resources !== undefined && {
        progress: {
          completed: state === 'succeeded' ? resources : 0,
          total: resources,
        },
      }),
    },
  ]);
}
