/** Like `Promise.all` over `items.map(map)`, with at most `limit` under way at once. */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const remaining = items.entries();
  const worker = async () => {
    // All workers draw from the same iterator.
    for (const [index, item] of remaining) {
      results[index] = await map(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}
