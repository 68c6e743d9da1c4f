import { byKey, Page, paginate } from '../../validation';

const PAGE_SIZE = 100;

/** One page in the order of keys. */
export function wafPage<T>(
  items: Iterable<T>,
  input: { NextMarker?: string; Limit?: number },
  keyOf: (item: T) => string,
): Page<T> {
  return paginate([...items].sort(byKey(keyOf)), {
    limit: input.Limit,
    defaultLimit: PAGE_SIZE,
    token: input.NextMarker,
    keyOf,
    invalidTokenCode: 'WAFInvalidParameterException',
  });
}
