/** A map of limited size: when it is full, the entry unused for longest goes. */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #maxEntries: number;

  constructor(maxEntries: number) {
    this.#maxEntries = maxEntries;
  }

  getOrCreate(key: K, create: () => V): V {
    const value = this.#entries.has(key)
      ? (this.#entries.get(key) as V)
      : create();
    // Maps keep insertion order: putting the entry back makes it the newest.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#maxEntries) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    return value;
  }
}
