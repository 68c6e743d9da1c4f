import { randomBytes, randomUUID } from 'node:crypto';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { AnalyticsTables, EnvironmentRecord, OperationRecord } from '../store';
import { decideStart, StartDecision } from './decideStart';
import { StartOptions } from './OperationService';
import { stateDuring } from './operationStates';

const EXTERNAL_ID_BYTES = 24;

interface StartContext extends StartOptions {
  now: Date;
  leaseSeconds: number;
}

/**
 * Starts or resumes an operation inside a transaction.
 *
 * @returns the operation's id
 */
export async function startOperation(
  tables: AnalyticsTables,
  context: StartContext,
): Promise<string> {
  const { kind, candidate, taskId } = context;
  const environment = await tables.environments.lock(candidate.name);
  const sameTask = await tables.operations.findByTask({
    taskId,
    environment: candidate.name,
    kind,
  });
  const [latest] = await tables.operations.list(candidate.name, { limit: 1 });
  const decision = decideStart({
    kind,
    candidate,
    environment,
    sameTask,
    latest,
    now: context.now,
  });
  const current = environment ?? (await register(tables, context));
  const operationId =
    decision.action === 'resume'
      ? await reopen(tables, context, current, decision.operation)
      : await open(tables, context, current, decision);
  await takeLease(tables, context, current, operationId);
  return operationId;
}

/** Nobody but a person starts something new; a service goes on with what a person started. */
function requirePerson({ startedBy, taskId, candidate }: StartContext): string {
  if (!startedBy) {
    throw new NotAllowedError(
      `Task '${taskId}' has no operation on environment '${candidate.name}' to resume`,
    );
  }
  return startedBy;
}

async function register(
  tables: AnalyticsTables,
  context: StartContext,
): Promise<EnvironmentRecord> {
  const { candidate, now } = context;
  const createdBy = requirePerson(context);
  const externalId = randomBytes(EXTERNAL_ID_BYTES).toString('hex');
  await tables.environments.insert(
    { ...candidate, externalId, createdBy },
    now,
  );
  const environment = await tables.environments.find(candidate.name);
  if (!environment) {
    throw new NotFoundError(`There is no environment '${candidate.name}'`);
  }
  return environment;
}

async function open(
  tables: AnalyticsTables,
  context: StartContext,
  environment: EnvironmentRecord,
  decision: StartDecision,
): Promise<string> {
  const id = randomUUID();
  const { kind, candidate, taskId, now, leaseSeconds } = context;
  if (decision.action === 'start' && decision.takeOver) {
    await tables.operations.update(decision.takeOver.id, {
      state: 'failed',
      finishedAt: now,
      failure: {
        reason: `It gave no sign of life for ${leaseSeconds} s, and operation '${id}' took over`,
      },
    });
  }
  await tables.operations.insert({
    id,
    environment: environment.name,
    kind,
    generation: environment.generation + 1,
    taskId,
    startedBy: requirePerson(context),
    startedAt: now,
    config: candidate.config,
  });
  return id;
}

async function reopen(
  tables: AnalyticsTables,
  context: StartContext,
  environment: EnvironmentRecord,
  operation: OperationRecord,
): Promise<string> {
  await tables.operations.update(operation.id, {
    state: 'running',
    generation: environment.generation + 1,
    config: context.candidate.config,
    finishedAt: null,
    failure: null,
  });
  return operation.id;
}

async function takeLease(
  tables: AnalyticsTables,
  context: StartContext,
  environment: EnvironmentRecord,
  operationId: string,
): Promise<void> {
  const { kind, candidate, now, leaseSeconds } = context;
  await tables.environments.update(
    environment,
    {
      state: stateDuring(kind, environment),
      generation: environment.generation + 1,
      lease: {
        operationId,
        expiresAt: new Date(now.getTime() + leaseSeconds * 1000),
      },
      // Until something is deployed, the config is the one that is tried.
      ...(!environment.isDeployed && { config: candidate.config }),
    },
    now,
  );
}
