/** Names and what each needs; needs outside the graph do not count. */
export class DependencyGraph {
  readonly #needs: ReadonlyMap<string, readonly string[]>;

  constructor(needs: ReadonlyMap<string, readonly string[]>) {
    this.#needs = new Map(
      [...needs].map(([name, wanted]) => [
        name,
        [...new Set(wanted)].filter(other => needs.has(other)),
      ]),
    );
  }

  get names(): string[] {
    return [...this.#needs.keys()];
  }

  needsOf(name: string): readonly string[] {
    return this.#needs.get(name) ?? [];
  }

  /** The same names with every arrow turned round: the order of deletion. */
  reversed(): DependencyGraph {
    const turned = new Map<string, string[]>(
      this.names.map(name => [name, []]),
    );
    for (const [name, wanted] of this.#needs) {
      wanted.forEach(other => turned.get(other)!.push(name));
    }
    return new DependencyGraph(turned);
  }

  /** Names so ordered that each comes after all it needs; names in a cycle are left out. */
  order(): string[] {
    const done = new Set<string>();
    let remaining = this.names;
    for (;;) {
      const ready = remaining.filter(name =>
        this.needsOf(name).every(other => done.has(other)),
      );
      if (!ready.length) {
        return [...done];
      }
      ready.forEach(name => done.add(name));
      remaining = remaining.filter(name => !done.has(name));
    }
  }

  /** Names that wait for each other in a circle, or `undefined` when there is no circle. */
  cycle(): string[] | undefined {
    const ordered = new Set(this.order());
    const blocked = this.names.filter(name => !ordered.has(name));
    if (!blocked.length) {
      return undefined;
    }
    // Walking along unmet needs inside the blocked part must come back to a name seen before.
    const path: string[] = [];
    let name = blocked[0];
    while (!path.includes(name)) {
      path.push(name);
      name = this.needsOf(name).find(other => blocked.includes(other))!;
    }
    return path.slice(path.indexOf(name)).sort();
  }
}
