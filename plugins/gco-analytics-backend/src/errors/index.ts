export { RetryLaterError } from './RetryLaterError';
export { TooManyRequestsError } from './TooManyRequestsError';
