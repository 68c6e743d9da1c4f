import { ConflictError, NotFoundError } from '@backstage/errors';
import { OperationKind } from '@gco/plugin-gco-analytics-common';
import { EnvironmentCandidate } from '../environments';
import { EnvironmentRecord, OperationRecord } from '../store';
import { mayStart } from './operationStates';

/** What is known when an operation is asked for. */
export interface StartSituation {
  kind: OperationKind;
  candidate: EnvironmentCandidate;
  /** The environment of that name, if there is one. */
  environment?: EnvironmentRecord;
  /** The same task's operation of that kind on it, if there is one. */
  sameTask?: OperationRecord;
  /** Its newest operation, if there is one. */
  latest?: OperationRecord;
  now: Date;
}

/**
 * What to do:
 *
 * - `register`: store the environment, start a new operation
 * - `start`: start a new operation; `takeOver` is the one whose lease ran out
 * - `resume`: go on with the same task's operation
 */
export type StartDecision =
  | { action: 'register' }
  | { action: 'start'; takeOver?: OperationRecord }
  | { action: 'resume'; operation: OperationRecord };

/**
 * Decides whether an operation may start.
 *
 * @throws NotFoundError, ConflictError
 */
export function decideStart(situation: StartSituation): StartDecision {
  const { kind, candidate, environment, sameTask } = situation;
  if (!environment) {
    if (kind !== 'deploy') {
      throw new NotFoundError(`There is no environment '${candidate.name}'`);
    }
    return { action: 'register' };
  }
  ensureSame(environment, situation);
  if (sameTask) {
    return resume(sameTask, situation);
  }
  return start(environment, situation);
}

/** A name stands for one owner, account and region for good. */
function ensureSame(
  environment: EnvironmentRecord,
  { kind, candidate }: StartSituation,
): void {
  const differences = (['owner', 'accountId', 'region'] as const).filter(
    field => environment[field] !== candidate[field],
  );
  if (differences.length === 0) {
    return;
  }
  if (kind === 'deploy') {
    // What the other environment is like is none of the caller's business.
    throw taken(candidate.name);
  }
  const details = differences
    .map(field => `${field} is not '${candidate[field]}'`)
    .join(', ');
  throw new ConflictError(`Environment '${candidate.name}': ${details}`);
}

function resume(
  operation: OperationRecord,
  { environment, latest }: StartSituation,
): StartDecision {
  if (latest && latest.id !== operation.id) {
    throw new ConflictError(
      `Operation '${operation.id}' of task '${operation.taskId}' cannot go on: '${latest.id}' came after it`,
    );
  }
  if (environment?.state === 'retired') {
    throw new ConflictError(`Environment '${environment.name}' is retired`);
  }
  return { action: 'resume', operation };
}

function start(
  environment: EnvironmentRecord,
  { kind, latest, now }: StartSituation,
): StartDecision {
  const running = latest?.state === 'running' ? latest : undefined;
  if (running && environment.lease && environment.lease.expiresAt > now) {
    throw new ConflictError(
      `Environment '${environment.name}' is busy: ${running.kind} '${running.id}' runs since ${running.startedAt}`,
    );
  }
  if (!mayStart(kind, environment)) {
    throw kind === 'deploy'
      ? taken(environment.name)
      : new ConflictError(
          `Environment '${environment.name}' is ${environment.state}; ${kind} cannot start`,
        );
  }
  return { action: 'start', takeOver: running };
}

function taken(name: string): ConflictError {
  return new ConflictError(`Environment name '${name}' is already taken`);
}
