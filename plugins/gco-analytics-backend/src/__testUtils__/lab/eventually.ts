/** Tries again until an expectation holds; after some seconds its failure counts. */
export async function eventually<T>(
  attempt: () => Promise<T>,
  options: { seconds?: number } = {},
): Promise<T> {
  const end = Date.now() + (options.seconds ?? 15) * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}
