/** State that is built when it is first asked for. Plain data, so that it can be saved as what it is. */
export interface LaterState {
  /** Which of the world's builders builds it. */
  readonly builder: string;
  readonly input: unknown;
}

/** State by key, each piece created on first use. */
export class StateStore {
  readonly #states: Map<string, unknown>;
  /** What is to be built before its owner's state is touched. */
  readonly #later: Map<string, LaterState[]>;
  #build: (later: LaterState) => void = () => {};

  /**
   * @param states what `entries` of another store gave
   * @param later what its `later` gave
   */
  constructor(
    states: ReadonlyMap<string, unknown> = new Map(),
    later: ReadonlyMap<string, readonly LaterState[]> = new Map(),
  ) {
    this.#states = new Map(states);
    this.#later = new Map([...later].map(([owner, all]) => [owner, [...all]]));
  }

  /**
   * @param key names of the levels, e.g. account, region and service; the same key always gives the same object
   */
  get<T>(key: readonly string[], create: () => T): T {
    if (this.#later.size > 0) {
      this.build(ownerOf(key));
    }
    const id = key.join('\n');
    if (!this.#states.has(id)) {
      this.#states.set(id, create());
    }
    return this.#states.get(id) as T;
  }

  /** Everything that is built, by joined key. */
  entries(): ReadonlyMap<string, unknown> {
    return this.#states;
  }

  /** Everything that is not built yet, by owner. */
  later(): ReadonlyMap<string, readonly LaterState[]> {
    return this.#later;
  }

  /** Sets who builds state that was to be built later. */
  buildWith(build: (later: LaterState) => void): void {
    this.#build = build;
  }

  /**
   * Has state built when it is first asked for, and never if it is not.
   *
   * @param owner id of the account whose state it is, or name of the service whose state of the whole sandbox it is
   */
  buildLater(owner: string, later: LaterState): void {
    this.#later.set(owner, [...(this.#later.get(owner) ?? []), later]);
  }

  /** Owners of state that is not built yet. */
  waiting(): string[] {
    return [...this.#later.keys()];
  }

  /** Builds the state of an owner now, if it is waiting. */
  build(owner: string): void {
    const later = this.#later.get(owner);
    if (later) {
      // First, so that what is built can be put in.
      this.#later.delete(owner);
      later.forEach(one => this.#build(one));
    }
  }

  /** Builds nothing any more. */
  forgetLater(): void {
    this.#later.clear();
  }
}

/** The account of a key of an account or of a region in it; else the service. */
function ownerOf([level, accountId]: readonly string[]): string {
  return level === 'account' || level === 'region' ? accountId : level;
}
