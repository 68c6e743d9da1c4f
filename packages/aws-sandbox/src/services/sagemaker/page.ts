import { byKey, Page, paginate } from '../../validation';

/** How SageMaker's list operations ask for pages. */
export interface ListInput {
  NextToken?: string;
  MaxResults?: number;
  SortOrder?: string;
}

/** One page in the order of names, up or down. */
export function page<T>(
  items: readonly T[],
  input: ListInput,
  keyOf: (item: T) => string,
): Page<T> {
  const sorted = [...items].sort(byKey(keyOf));
  return paginate(sorted, {
    limit: input.MaxResults,
    defaultLimit: 10,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'ValidationException',
  });
}
