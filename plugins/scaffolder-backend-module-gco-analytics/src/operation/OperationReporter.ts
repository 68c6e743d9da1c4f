import { RunnerEvent } from '@gco/analytics-blueprint';
import { CompleteOperationRequest } from '@gco/plugin-gco-analytics-common';

/**
 * How an operation ended.
 */
export type OperationOutcome = Omit<CompleteOperationRequest, 'generation'>;

/**
 * One attempt's hold on an operation: keeps its lease, tells the portal what happens, and ends it.
 */
export interface OperationReporter {
  /** Aborted once another attempt holds the lease; the reason is a `ConflictError`. Whoever works on it must stop then. */
  readonly lost: AbortSignal;

  /** Notes an event; it is sent a little later, together with its neighbours, and once more when sending fails. */
  report(event: RunnerEvent): void;

  /**
   * Sends what is still to be sent and ends the operation.
   *
   * Throws `ConflictError` when another attempt holds the lease, `ServiceUnavailableError` when the portal's backend
   * cannot be reached for half a minute.
   */
  complete(outcome: OperationOutcome): Promise<void>;

  /** Lets go without ending the operation. Does nothing after `complete`. */
  close(): void;
}
