import { isError } from '@backstage/errors';

const STATUS_OF_NAME: Record<string, number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
  ServiceUnavailableError: 503,
};

/**
 * HTTP status behind an error of the API.
 *
 * @returns the status; undefined for an error that no answer of the server stands behind, such as a lost connection
 */
export function errorStatus(error: unknown): number | undefined {
  if (!isError(error)) return undefined;
  if (typeof error.statusCode === 'number') return error.statusCode;
  return STATUS_OF_NAME[error.name];
}
