import { paginateInOrder } from '../../validation';

const PAGE_SIZE = 100;

/** One page of a list that keeps its order. */
export function pageOf<T>(
  items: readonly T[],
  input: { Marker?: string; Limit?: number },
  keyOf: (item: T) => string,
): { page: T[]; NextMarker?: string } {
  const page = paginateInOrder(items, {
    limit: input.Limit,
    defaultLimit: PAGE_SIZE,
    token: input.Marker,
    keyOf,
    invalidTokenCode: 'InvalidMarkerException',
  });
  return { page: page.items, NextMarker: page.nextToken };
}
