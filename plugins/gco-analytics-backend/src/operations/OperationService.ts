import {
  CompleteOperationRequest,
  Operation,
  OperationEvent,
  OperationKind,
} from '@gco/plugin-gco-analytics-common';
import { EnvironmentCandidate } from '../environments';
import { EnvironmentRecord, OperationRecord } from '../store';

export interface StartOptions {
  kind: OperationKind;
  candidate: EnvironmentCandidate;
  taskId: string;
  /** Entity ref of the person; without one, only an operation of the same task can be resumed. */
  startedBy?: string;
}

/** Operations and the leases they hold. At any time at most one operation may change an environment. */
export interface OperationService {
  /**
   * Registers the environment when it is new and takes its lease, all or nothing.
   *
   * @throws ConflictError when the name is another's, or another operation holds the lease
   * @throws NotFoundError when there is nothing to change
   * @throws NotAllowedError when nobody stands behind a new operation
   */
  start(
    options: StartOptions,
  ): Promise<{ operation: OperationRecord; environment: EnvironmentRecord }>;

  /** @throws ConflictError when the lease has passed on */
  renewLease(operationId: string, generation: number): Promise<void>;

  /** @throws ConflictError when the lease has passed on */
  appendEvents(
    operationId: string,
    generation: number,
    events: OperationEvent[],
  ): Promise<void>;

  /**
   * Ends the operation and gives the lease back. The same call again is answered the same.
   *
   * @throws ConflictError when the lease has passed on
   * @throws InputError when the outputs cannot be this environment's
   */
  complete(
    operationId: string,
    request: CompleteOperationRequest,
  ): Promise<Operation>;
}
