import { isError } from '@backstage/errors';

/** The server's own words for an error, without what the client wraps around them. */
export function errorReason(error: unknown): string {
  if (!isError(error)) return String(error);
  return isError(error.cause) && error.cause.message
    ? error.cause.message
    : error.message;
}
