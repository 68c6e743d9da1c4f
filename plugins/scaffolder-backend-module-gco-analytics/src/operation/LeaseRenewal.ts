import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { OperationsApi } from '../access/AnalyticsAccess';
import { errorKind } from '../access/errorKind';

export interface LeaseRenewalOptions {
  api: Pick<OperationsApi, 'renewLease'>;
  operationId: string;
  generation: number;
  logger: LoggerService;
  intervalMs: number;
  /** Called when the portal says that this generation no longer holds the lease. */
  onLost: (error: unknown) => void;
}

/**
 * Renews an operation's lease until it is stopped.
 *
 * A portal that does not answer has not given the lease away: work goes on, and the next answer decides. What this
 * attempt writes meanwhile is refused if it is out of date.
 */
export class LeaseRenewal {
  readonly #options: LeaseRenewalOptions;
  readonly #timer: NodeJS.Timeout;
  #renewing = false;

  static start(options: LeaseRenewalOptions): LeaseRenewal {
    return new LeaseRenewal(options);
  }

  private constructor(options: LeaseRenewalOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#renew(), options.intervalMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #renew(): Promise<void> {
    if (this.#renewing) {
      return;
    }
    const { api, operationId, generation, logger, onLost } = this.#options;
    this.#renewing = true;
    try {
      await api.renewLease(operationId, generation);
    } catch (error) {
      if (
        ['ConflictError', 'NotFoundError', 'NotAllowedError'].includes(
          errorKind(error),
        )
      ) {
        onLost(error);
      } else {
        logger.warn(
          `The lease of operation '${operationId}' could not be renewed: ${
            toError(error).message
          }`,
        );
      }
    } finally {
      this.#renewing = false;
    }
  }
}
