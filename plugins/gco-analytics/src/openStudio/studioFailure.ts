import { errorReason, errorStatus } from '../errors';

/** Kinds of failure that have their own message. */
export type StudioFailureKind =
  | 'denied'
  | 'notFound'
  | 'notReady'
  | 'tooMany'
  | 'unavailable'
  | 'unreachable'
  | 'timeout'
  | 'unexpected';

/** Why Studio did not open. */
export interface StudioFailure {
  kind: StudioFailureKind;
  /** The server's words, where they say more than the kind. */
  reason?: string;
}

/** Sorts an error of the API into what the person can do about it. */
export function studioFailure(error: unknown): StudioFailure {
  const reason = errorReason(error);
  switch (errorStatus(error)) {
    case 401:
    case 403:
      return { kind: 'denied' };
    case 404:
      return { kind: 'notFound' };
    case 409:
      return { kind: 'notReady', reason };
    case 429:
      return { kind: 'tooMany' };
    case 502:
    case 503:
    case 504:
      return { kind: 'unavailable', reason };
    case undefined:
      return error instanceof TypeError
        ? { kind: 'unreachable' }
        : { kind: 'unexpected', reason };
    default:
      return { kind: 'unexpected', reason };
  }
}
