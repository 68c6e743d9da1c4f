import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { RunnerEvent } from '@gco/analytics-blueprint';
import { StartedOperation } from '@gco/plugin-gco-analytics-common';
import { OperationsApi } from '../access/AnalyticsAccess';
import { errorKind } from '../access/errorKind';
import { EventForwarder } from './EventForwarder';
import { LeaseRenewal } from './LeaseRenewal';
import { OperationOutcome, OperationReporter } from './OperationReporter';
import { toOperationEvent } from './toOperationEvent';

/** A third of the lease: two renewals may fail before it is up for grabs. */
const RENEWALS_PER_LEASE = 3;

const DEFAULT_EVENT_DELAY_MS = 1_000;

/** Waits between the attempts to end an operation; together half a minute, enough for a backend that restarts. */
const DEFAULT_COMPLETION_DELAYS_MS: readonly number[] = [
  1_000, 2_000, 4_000, 8_000, 15_000,
];

export interface DefaultOperationReporterOptions {
  /** Acts as the scaffolder plugin. */
  api: Omit<OperationsApi, 'startOperation'>;
  started: StartedOperation;
  logger: LoggerService;
  /** @defaultValue 1000 */
  eventDelayMs?: number;
  /** @defaultValue 1, 2, 4, 8 and 15 seconds */
  completionDelaysMs?: readonly number[];
}

export class DefaultOperationReporter implements OperationReporter {
  readonly #options: DefaultOperationReporterOptions;
  readonly #lost = new AbortController();
  readonly #events: EventForwarder;
  readonly #lease: LeaseRenewal;
  #reported = 0;

  constructor(options: DefaultOperationReporterOptions) {
    const { api, logger, started } = options;
    const { id: operationId, generation } = started.operation;
    const common = { api, logger, operationId, generation };
    this.#options = options;
    this.#events = new EventForwarder({
      ...common,
      delayMs: options.eventDelayMs ?? DEFAULT_EVENT_DELAY_MS,
      onRefused: error => this.#lose(error),
    });
    this.#lease = LeaseRenewal.start({
      ...common,
      intervalMs: (started.leaseSeconds * 1_000) / RENEWALS_PER_LEASE,
      onLost: error => this.#lose(error),
    });
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  report(event: RunnerEvent): void {
    this.#reported += 1;
    const { generation } = this.#options.started.operation;
    // A retry counts from one again, under its own generation.
    this.#events.add(
      toOperationEvent(event, `${generation}-${this.#reported}`),
    );
  }

  async complete(outcome: OperationOutcome): Promise<void> {
    try {
      await this.#completeWithRetries(outcome);
    } finally {
      this.close();
    }
  }

  close(): void {
    this.#lease.stop();
    this.#events.close();
  }

  async #completeWithRetries(outcome: OperationOutcome): Promise<void> {
    const {
      api,
      logger,
      started,
      completionDelaysMs = DEFAULT_COMPLETION_DELAYS_MS,
    } = this.#options;
    const { id, generation } = started.operation;
    for (let attempt = 0; ; attempt++) {
      // An operation that has ended takes no more events, so they go first.
      await this.#events.flush();
      this.#lost.signal.throwIfAborted();
      try {
        await api.completeOperation(id, { generation, ...outcome });
        return;
      } catch (error) {
        const kind = errorKind(error);
        if (kind === 'ConflictError') {
          throw this.#lose(error);
        }
        if (kind !== 'Other') {
          throw error;
        }
        if (attempt >= completionDelaysMs.length) {
          throw new ServiceUnavailableError(
            `The end of operation '${id}' (${outcome.state}) could not be recorded: the portal's backend does not answer`,
            error,
          );
        }
        logger.warn(
          `The end of operation '${id}' could not be recorded yet: ${
            toError(error).message
          }`,
        );
        await sleep(completionDelaysMs[attempt]);
      }
    }
  }

  #lose(cause: unknown): ConflictError {
    const { operation } = this.#options.started;
    const error = new ConflictError(
      `Another attempt has taken over the operation of environment '${operation.environment}' (this was generation ${operation.generation})`,
      cause,
    );
    this.close();
    this.#lost.abort(error);
    return error;
  }
}
