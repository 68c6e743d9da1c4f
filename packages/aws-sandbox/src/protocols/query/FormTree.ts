/** Form parameters taken apart at the dots of their names. */
export class FormTree {
  value?: string;
  readonly #children = new Map<string, FormTree>();

  static parse(body: string): FormTree {
    const root = new FormTree();
    for (const [name, value] of new URLSearchParams(body)) {
      let node = root;
      for (const part of name.split('.')) {
        let child = node.#children.get(part);
        if (!child) {
          child = new FormTree();
          node.#children.set(part, child);
        }
        node = child;
      }
      node.value = value;
    }
    return root;
  }

  child(name: string): FormTree | undefined {
    return this.#children.get(name);
  }

  /** Children with numbers for names, in their order. */
  numbered(): FormTree[] {
    return [...this.#children]
      .filter(([name]) => /^\d+$/.test(name))
      .sort(([left], [right]) => Number(left) - Number(right))
      .map(([, node]) => node);
  }
}
