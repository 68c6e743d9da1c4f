import { paginateInOrder } from '../../validation';

const MOST_ON_A_PAGE = 1000;

/** One page of a list that keeps its order. */
export function pageOf<T>(
  items: readonly T[],
  input: { MaxResults?: number; NextToken?: string },
  keyOf: (item: T) => string,
): { page: T[]; NextToken?: string } {
  const { items: page, nextToken } = paginateInOrder(items, {
    limit: input.MaxResults,
    defaultLimit: MOST_ON_A_PAGE,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'InvalidNextToken',
  });
  return { page, NextToken: nextToken };
}
