import { createHash } from 'crypto';
import { decodeToken, encodeToken, invalidToken } from './pageTokens';
import type { Page, PageOptions } from './paginate';

const KIND = 'order';
/** Items at a page's end that its token names; the next page follows the last of them that is still there. */
const NAMED = 8;

/**
 * Cuts a page out of a list whose order is not that of its keys, e.g. the order in which things were made. Items that
 * come or go between two calls make no other item appear twice or never.
 *
 * @param items in an order that stays
 */
export function paginateInOrder<T>(
  items: readonly T[],
  options: PageOptions<T>,
): Page<T> {
  const start =
    options.token === undefined
      ? 0
      : placeAfter(items.map(options.keyOf), options.token, options);
  const end = start + (options.limit ?? options.defaultLimit);
  const page = items.slice(start, end);
  return end < items.length && page.length > 0
    ? { items: page, nextToken: tokenAt(items, end, options.keyOf) }
    : { items: page };
}

function tokenAt<T>(
  items: readonly T[],
  end: number,
  keyOf: (item: T) => string,
): string {
  const named = items
    .slice(Math.max(0, end - NAMED), end)
    .map(item => markOf(keyOf(item)));
  return encodeToken(KIND, [end, ...named].join(','));
}

function placeAfter(
  keys: readonly string[],
  token: string,
  { invalidTokenCode }: { invalidTokenCode: string },
): number {
  const [position, ...named] = decodeToken(token, KIND, invalidTokenCode).split(
    ',',
  );
  if (!/^\d+$/.test(position) || named.length === 0) {
    throw invalidToken(token, invalidTokenCode);
  }
  const places = new Map(keys.map((key, index) => [markOf(key), index]));
  const last = named.reverse().find(mark => places.has(mark));
  return last === undefined
    ? Math.max(0, Number(position) - named.length)
    : places.get(last)! + 1;
}

function markOf(key: string): string {
  return createHash('sha1').update(key).digest('base64url').slice(0, 8);
}
