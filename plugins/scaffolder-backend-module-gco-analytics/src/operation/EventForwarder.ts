import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { API_LIMITS, OperationEvent } from '@gco/plugin-gco-analytics-common';
import { OperationsApi } from '../access/AnalyticsAccess';
import { errorKind } from '../access/errorKind';

export interface EventForwarderOptions {
  api: Pick<OperationsApi, 'appendEvents'>;
  operationId: string;
  generation: number;
  logger: LoggerService;
  /** How long events wait for others to go with. */
  delayMs: number;
  /** Called when the portal refuses events of this generation. */
  onRefused: (error: unknown) => void;
}

/** Sends events in batches and in order; keeps them for the next time when the portal cannot be reached. */
export class EventForwarder {
  readonly #options: EventForwarderOptions;
  readonly #pending: OperationEvent[] = [];
  #timer?: NodeJS.Timeout;
  #sending?: Promise<void>;
  #closed = false;

  constructor(options: EventForwarderOptions) {
    this.#options = options;
  }

  add(event: OperationEvent): void {
    if (this.#closed) {
      return;
    }
    this.#pending.push(event);
    this.#schedule();
  }

  /** Tries once to send all that is waiting. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#sending;
    await this.#send();
  }

  /** Sends nothing more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#pending.length = 0;
  }

  #schedule(): void {
    if (this.#timer || this.#sending || this.#closed) {
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#sending = this.#send().finally(() => {
        this.#sending = undefined;
        if (this.#pending.length > 0) {
          this.#schedule();
        }
      });
    }, this.#options.delayMs);
  }

  /** Never rejects. */
  async #send(): Promise<void> {
    const { api, operationId, generation, logger, onRefused } = this.#options;
    while (this.#pending.length > 0) {
      const batch = this.#pending.slice(0, API_LIMITS.maxEventsPerAppend);
      try {
        await api.appendEvents(operationId, generation, batch);
      } catch (error) {
        switch (errorKind(error)) {
          case 'Other':
            logger.warn(
              `Events of operation '${operationId}' wait: ${
                toError(error).message
              }`,
            );
            return;
          case 'InputError':
            // It would be refused again and again, and hold up all that follow. They are in the task's log anyway.
            logger.warn(
              `Events of operation '${operationId}' were not accepted: ${
                toError(error).message
              }`,
            );
            break;
          default:
            this.close();
            onRefused(error);
            return;
        }
      }
      this.#pending.splice(0, batch.length);
    }
  }
}
