import { decodeToken, encodeToken } from './pageTokens';

const KIND = 'key';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  /** For the next page; absent on the last. */
  nextToken?: string;
}

/** How a list is paged. */
export interface PageOptions<T> {
  /** Items asked for. */
  limit?: number;
  /** Items where the caller asks for none in particular. */
  defaultLimit: number;
  /** From the previous page. */
  token?: string;
  /** What makes an item's place in the list; must be unique and in the list's order. */
  keyOf: (item: T) => string;
  /** The service's code for a token that is none of its own. */
  invalidTokenCode: string;
}

/**
 * Cuts a page out of a list that may change between two calls: the token names the last item seen, so an item that
 * stays is neither skipped nor repeated.
 *
 * @param items in ascending order of their keys
 */
export function paginate<T>(
  items: readonly T[],
  options: PageOptions<T>,
): Page<T> {
  const after =
    options.token === undefined
      ? undefined
      : decodeToken(options.token, KIND, options.invalidTokenCode);
  const rest =
    after === undefined
      ? [...items]
      : items.filter(item => options.keyOf(item) > after);
  const page = rest.slice(0, options.limit ?? options.defaultLimit);
  return rest.length > page.length && page.length > 0
    ? {
        items: page,
        nextToken: encodeToken(KIND, options.keyOf(page[page.length - 1])),
      }
    : { items: page };
}

/** Orders items by a key, as {@link paginate} compares. */
export function byKey<T>(
  keyOf: (item: T) => string,
): (left: T, right: T) => number {
  return (left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)];
    if (a === b) {
      return 0;
    }
    return a < b ? -1 : 1;
  };
}
