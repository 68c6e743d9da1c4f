import { CustomErrorBase } from '@backstage/errors';

/** The caller asks too often: 429 with `Retry-After`. */
export class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;

  /** Read by Backstage's error middleware. */
  readonly statusCode = 429;

  readonly retryAfterSeconds: number;

  constructor(message: string, retryAfterSeconds: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
