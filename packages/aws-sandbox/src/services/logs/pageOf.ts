import { paginateInOrder } from '../../validation';

/** One page of a list that keeps its order. */
export function pageOf<T>(
  items: readonly T[],
  input: { nextToken?: string; limit?: number },
  options: { defaultLimit: number; keyOf: (item: T) => string },
): { page: T[]; nextToken?: string } {
  const { items: page, nextToken } = paginateInOrder(items, {
    limit: input.limit,
    token: input.nextToken,
    invalidTokenCode: 'InvalidParameterException',
    ...options,
  });
  return { page, nextToken };
}
