import { isError } from '@backstage/errors';

/** What the API's refusals are called; `Other` is a backend that could not be reached or had a fault of its own. */
export type ErrorKind =
  | 'AuthenticationError'
  | 'ConflictError'
  | 'InputError'
  | 'NotAllowedError'
  | 'NotFoundError'
  | 'Other';

const REFUSALS: readonly ErrorKind[] = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
];

/** Tells the API's refusals apart. */
export function errorKind(error: unknown): ErrorKind {
  const name = isError(error) ? error.name : undefined;
  return REFUSALS.find(kind => kind === name) ?? 'Other';
}
