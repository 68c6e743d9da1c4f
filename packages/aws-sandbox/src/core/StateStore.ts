/** State by key, each piece created on first use. */
export class StateStore {
  readonly #states = new Map<string, unknown>();

  /**
   * @param key names of the levels, e.g. account, region and service; the same key always gives the same object
   */
  get<T>(key: readonly string[], create: () => T): T {
    const id = key.join('\n');
    if (!this.#states.has(id)) {
      this.#states.set(id, create());
    }
    return this.#states.get(id) as T;
  }
}
