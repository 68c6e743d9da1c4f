import { isError } from '@backstage/errors';
import { AssumeRoleError } from '@gco/plugin-gco-analytics-node';

/**
 * What an error of an AWS call means for the caller.
 *
 * - `role-refused`: the role session could not be had
 * - `access-denied`: the session may not do this
 * - `not-found`, `conflict`, `limit`, `invalid`: about the resource or the request
 * - `throttled`: too many calls, try later
 * - `expired`: the session ended early
 * - `unreachable`: no answer, or AWS's own failure
 */
export type AwsErrorKind =
  | 'role-refused'
  | 'access-denied'
  | 'not-found'
  | 'conflict'
  | 'limit'
  | 'invalid'
  | 'throttled'
  | 'expired'
  | 'unreachable'
  | 'other';

// Errors are told apart by name: most of what services throw is not modelled as a class.
const kindsByName: [AwsErrorKind, RegExp][] = [
  ['throttled', /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/],
  ['access-denied', /^AccessDenied|^UnauthorizedOperation$|^Forbidden$/],
  [
    'expired',
    /^ExpiredToken|^RequestExpired$|^UnrecognizedClient|^InvalidClientTokenId$|^InvalidAccessKeyId$/,
  ],
  ['limit', /LimitExceeded|QuotaExceeded/],
  ['conflict', /^ResourceInUse|^Conflict|AlreadyExists/],
  ['not-found', /NotFound|^NoSuch/],
  ['invalid', /^Validation|^InvalidParameter|^BadRequest/],
  [
    'unreachable',
    /^Timeout|^AbortError$|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|^NetworkingError$|^Service(Unavailable|Failure)|^Internal/,
  ],
];

export function classifyAwsError(error: unknown): AwsErrorKind {
  if (!isError(error)) {
    return 'other';
  }
  if (error instanceof AssumeRoleError) {
    const kind = kindOf(error.code, undefined);
    return kind === 'throttled' || kind === 'unreachable'
      ? kind
      : 'role-refused';
  }
  const { $metadata: metadata, code } = error as {
    $metadata?: { httpStatusCode?: number };
    code?: unknown;
  };
  const byName = kindOf(error.name, metadata?.httpStatusCode);
  // Connection errors of Node carry their name in `code`.
  return byName === 'other' && typeof code === 'string'
    ? kindOf(code, undefined)
    : byName;
}

function kindOf(name: string, status: number | undefined): AwsErrorKind {
  const match = kindsByName.find(([, pattern]) => pattern.test(name));
  if (match) {
    return match[0];
  }
  if (status === 429) {
    return 'throttled';
  }
  return status !== undefined && status >= 500 ? 'unreachable' : 'other';
}
