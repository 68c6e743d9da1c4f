import { errorName } from '../shared/errorName';
import { LoginRefusal } from './LoginRefusal';

const RETRY_AFTER_SECONDS = 5;

const THROTTLED = new Set([
  'RequestLimitExceeded',
  'RequestThrottled',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
]);

/** What Lambda says while a function that has not run for long gets its network and file system back. */
const NOT_READY = new Set([
  'EFSMountConnectivityException',
  'EFSMountTimeoutException',
  'ResourceConflictException',
  'ResourceNotReadyException',
]);

/** The refusal that an error of a login stands for. What AWS says, and whom it denies, stays inside. */
export function refusalFor(
  cause: unknown,
  { outOfTime = false }: { outOfTime?: boolean } = {},
): LoginRefusal {
  if (cause instanceof LoginRefusal) return cause;
  const name = errorName(cause);
  if (THROTTLED.has(name)) return tryAgain('Throttled', cause);
  if (NOT_READY.has(name)) return tryAgain('HomeDirectoryNotReady', cause);
  if (name === 'ResourceLimitExceeded') {
    return new LoginRefusal({
      statusCode: 503,
      code: 'UserProfileQuotaReached',
      message:
        "The account's quota of Studio user profiles is used up; ask an administrator to have it raised",
      cause,
    });
  }
  if (outOfTime) return tryAgain('TookTooLong', cause);
  return new LoginRefusal({
    statusCode: 500,
    code: 'PresignedUrlGenerationFailed',
    cause,
  });
}

function tryAgain(code: string, cause: unknown): LoginRefusal {
  return new LoginRefusal({
    statusCode: 503,
    code,
    message: 'AWS is busy; try again in a moment',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    cause,
  });
}
