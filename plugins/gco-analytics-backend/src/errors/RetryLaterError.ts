import { ServiceUnavailableError } from '@backstage/errors';

/** AWS cannot be had right now: 503 with `Retry-After`. */
export class RetryLaterError extends ServiceUnavailableError {
  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
