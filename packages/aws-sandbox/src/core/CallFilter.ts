import type { AnsweredCall } from './CallLog';

/** Which calls somebody wants to see. */
export interface CallFilter {
  /** Only later calls: a sequence number, an ISO time (inclusive, as several calls share a millisecond), or the name of a marker. */
  since?: string;
  service?: string;
  operation?: string;
  account?: string;
  region?: string;
  /** Part of the ARN of the principal or of its role. */
  principal?: string;
  /** A status such as `400`, or a class of them such as `4xx`. */
  status?: string;
  /** Calls over HTTP, or calls of one service to another. */
  origin?: 'client' | 'service';
  /** At most so many: the first after `since`, or without it the latest. */
  limit?: number;
}

/** Whether a call is one of those, apart from `since` and `limit`. */
export function matchesFilter(
  call: Pick<
    AnsweredCall,
    | 'service'
    | 'operation'
    | 'account'
    | 'region'
    | 'principalArn'
    | 'roleArn'
    | 'status'
    | 'invokedBy'
  >,
  filter: CallFilter,
): boolean {
  const { principal, status, origin } = filter;
  return (
    isOrAny(filter.service, call.service) &&
    isOrAny(filter.operation, call.operation) &&
    isOrAny(filter.account, call.account) &&
    isOrAny(filter.region, call.region) &&
    (principal === undefined ||
      call.principalArn.includes(principal) ||
      (call.roleArn?.includes(principal) ?? false)) &&
    (status === undefined ||
      (status.endsWith('xx')
        ? status[0] === String(call.status)[0]
        : status === String(call.status))) &&
    (origin === undefined ||
      (origin === 'client') === (call.invokedBy === undefined))
  );
}

function isOrAny(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}
