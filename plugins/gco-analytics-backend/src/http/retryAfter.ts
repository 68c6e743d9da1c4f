import { ErrorRequestHandler } from 'express';
import { RetryLaterError, TooManyRequestsError } from '../errors';

/** Tells callers in a header when to come back, where the error says so. */
export function retryAfter(): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (
      error instanceof RetryLaterError ||
      error instanceof TooManyRequestsError
    ) {
      response.setHeader('Retry-After', String(error.retryAfterSeconds));
    }
    next(error);
  };
}
