interface Node {
  readonly next: Map<string, Node>;
  index?: number;
}

/** Numbers for lists of member names: few lists, found many times. */
export class ShapeTable {
  readonly #root: Node = { next: new Map() };
  #size = 0;

  /** @returns the number of these names in this order, and whether it is new */
  number(names: readonly string[]): { index: number; isNew: boolean } {
    let node = this.#root;
    for (const name of names) {
      let next = node.next.get(name);
      if (!next) {
        next = { next: new Map() };
        node.next.set(name, next);
      }
      node = next;
    }
    if (node.index !== undefined) {
      return { index: node.index, isNew: false };
    }
    node.index = this.#size;
    this.#size += 1;
    return { index: node.index, isNew: true };
  }
}
