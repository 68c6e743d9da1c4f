import { paginate } from '../../validation';

/** One page of a list in IAM's members. */
export function markerPage<T>(
  items: readonly T[],
  input: { Marker?: string; MaxItems?: number },
  keyOf: (item: T) => string,
): { items: T[]; IsTruncated: boolean; Marker?: string } {
  const sorted = [...items].sort((left, right) =>
    keyOf(left) < keyOf(right) ? -1 : 1,
  );
  const page = paginate(sorted, {
    limit: input.MaxItems,
    defaultLimit: 100,
    token: input.Marker,
    keyOf,
    invalidTokenCode: 'ValidationError',
  });
  return {
    items: page.items,
    IsTruncated: page.nextToken !== undefined,
    Marker: page.nextToken,
  };
}
