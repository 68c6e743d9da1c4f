import { byKey, Page, paginate } from '../../validation';

const PAGE_SIZE = 100;

/** One page in the order of the keys. */
export function ramPage<T>(
  items: readonly T[],
  input: { nextToken?: string; maxResults?: number },
  keyOf: (item: T) => string,
): Page<T> {
  return paginate([...items].sort(byKey(keyOf)), {
    limit: input.maxResults,
    defaultLimit: PAGE_SIZE,
    token: input.nextToken,
    keyOf,
    invalidTokenCode: 'InvalidNextTokenException',
  });
}
