import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';

const REFUSALS: Readonly<Record<string, new (message: string) => Error>> = {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
};

/**
 * The API's refusal in the API's own words. The client's `ResponseError` says which status the answer had; what was wrong,
 * with the offending value, stands in its cause.
 */
export function toDomainError(error: unknown): Error {
  if (!(error instanceof ResponseError)) {
    return toError(error) as Error;
  }
  const { name, message } = error.cause;
  if (Object.hasOwn(REFUSALS, name)) {
    return new REFUSALS[name](message);
  }
  return new ServiceUnavailableError(
    `The analytics backend answered ${error.statusCode}: ${message}`,
  );
}
