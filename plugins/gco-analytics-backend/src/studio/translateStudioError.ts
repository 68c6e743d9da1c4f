import {
  ConflictError,
  NotAllowedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import { classifyAwsError } from '../aws';
import { RetryLaterError } from '../errors';

const RETRY_AFTER_SECONDS = 5;

/**
 * An AWS error in plain words, with nothing in it that the person should not see. The original goes to the log only: it names roles
 * and policies.
 */
export function translateStudioError(
  error: unknown,
  environment: string,
): Error {
  const where = `environment '${environment}'`;
  switch (classifyAwsError(error)) {
    case 'role-refused':
    case 'access-denied':
      return new NotAllowedError(
        `AWS does not let the portal open Studio for you in ${where}. Ask the platform team to look at the environment's roles`,
      );
    case 'limit':
      return new ConflictError(
        `The AWS account of ${where} has no room for another Studio profile. Ask the platform team to raise the quota`,
      );
    case 'throttled':
      return new RetryLaterError(
        `AWS is throttling requests for ${where}; try again in a moment`,
        RETRY_AFTER_SECONDS,
      );
    case 'expired':
    case 'unreachable':
      return new RetryLaterError(
        `AWS did not answer for ${where}; try again in a moment`,
        RETRY_AFTER_SECONDS,
      );
    case 'not-found':
    case 'conflict':
    case 'invalid':
      return new ConflictError(
        `Studio in ${where} cannot be opened now. AWS says: ${
          toError(error).message
        }`,
      );
    default:
      return new ServiceUnavailableError(
        `Studio in ${where} could not be opened; the portal's log says why`,
      );
  }
}
