import { paginateInOrder } from '../../validation';

const PAGE_SIZE = 100;

/** One page of a list that keeps its order. */
export function pageOf<T>(
  items: readonly T[],
  { marker, size }: { marker?: string; size?: number },
  keyOf: (item: T) => string,
): { page: T[]; NextMarker?: string } {
  const page = paginateInOrder(items, {
    limit: size,
    defaultLimit: PAGE_SIZE,
    token: marker,
    keyOf,
    invalidTokenCode: 'BadRequest',
  });
  return { page: page.items, NextMarker: page.nextToken };
}
