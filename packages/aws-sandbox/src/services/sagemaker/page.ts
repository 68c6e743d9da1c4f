import { byKey, Page, paginate, paginateInOrder } from '../../validation';

const DEFAULTS = { defaultLimit: 10, invalidTokenCode: 'ValidationException' };

/** How SageMaker's list operations ask for pages. */
export interface ListInput {
  NextToken?: string;
  MaxResults?: number;
  SortBy?: string;
  SortOrder?: string;
}

/** One page in the order of names. */
export function page<T>(
  items: readonly T[],
  input: Pick<ListInput, 'NextToken' | 'MaxResults'>,
  keyOf: (item: T) => string,
): Page<T> {
  return paginate([...items].sort(byKey(keyOf)), {
    ...DEFAULTS,
    limit: input.MaxResults,
    token: input.NextToken,
    keyOf,
  });
}

/** One page in the order that is asked for: by the time of making unless by that of the last change or by name. */
export function sortedPage<
  T extends { creationTime: Date; lastModifiedTime?: Date },
>(
  items: readonly T[],
  input: ListInput,
  keyOf: (item: T) => string,
  defaultOrder: 'Ascending' | 'Descending' = 'Ascending',
): Page<T> {
  const placeOf = (item: T): string => {
    const time =
      input.SortBy === 'LastModifiedTime'
        ? item.lastModifiedTime ?? item.creationTime
        : item.creationTime;
    return input.SortBy === 'Name'
      ? keyOf(item)
      : `${time.toISOString()} ${keyOf(item)}`;
  };
  const sorted = [...items].sort(byKey(placeOf));
  if ((input.SortOrder ?? defaultOrder) === 'Descending') {
    sorted.reverse();
  }
  return paginateInOrder(sorted, {
    ...DEFAULTS,
    limit: input.MaxResults,
    token: input.NextToken,
    keyOf,
  });
}
