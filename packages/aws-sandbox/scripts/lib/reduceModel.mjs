// Reduces a service model to the limits of the input of some operations.
const LIMITS = ['enum', 'max', 'min', 'pattern', 'sensitive', 'union'];
const BARE = new Set(['boolean', 'timestamp']);

class Reducer {
  #shapes;
  #limited = new Map();

  constructor(shapes) {
    this.#shapes = shapes;
  }

  /** Whether something at or below a shape can be wrong, or must not be shown. */
  isLimited(name) {
    let limited = this.#limited.get(name);
    if (limited === undefined) {
      limited = this.#reaches(name, new Set());
      this.#limited.set(name, limited);
    }
    return limited;
  }

  reachableFrom(names) {
    const found = new Map();
    const queue = [...names];
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (!found.has(name)) {
        const reduced = this.#reduce(this.#shapes[name]);
        found.set(name, reduced);
        queue.push(
          ...Object.values(reduced.members ?? {}),
          ...[reduced.item, reduced.key, reduced.value].filter(Boolean),
        );
      }
    }
    return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #reaches(name, seen) {
    if (seen.has(name)) {
      return false;
    }
    seen.add(name);
    const shape = this.#shapes[name];
    return (
      hasOwnLimits(shape) ||
      childrenOf(shape).some(child => this.#reaches(child, seen))
    );
  }

  #reduce(shape) {
    const limited = ref =>
      ref && this.isLimited(ref.shape) ? ref.shape : undefined;
    const members = Object.entries(shape.members ?? {})
      .filter(([, ref]) => limited(ref))
      .map(([name, { shape: target }]) => [name, target])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return compact({
      type: shape.type,
      ...Object.fromEntries(LIMITS.map(limit => [limit, shape[limit]])),
      required: shape.required?.length ? [...shape.required].sort() : undefined,
      members: members.length ? Object.fromEntries(members) : undefined,
      item: limited(shape.member),
      key: limited(shape.key),
      value: limited(shape.value),
    });
  }
}

function hasOwnLimits(shape) {
  return (
    !BARE.has(shape.type) &&
    (LIMITS.some(limit => shape[limit] !== undefined) ||
      (shape.required?.length ?? 0) > 0)
  );
}

function childrenOf(shape) {
  return [
    ...Object.values(shape.members ?? {}),
    ...[shape.member, shape.key, shape.value].filter(Boolean),
  ].map(({ shape: name }) => name);
}

function compact(object) {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  );
}

/** @returns what limits/<signing name>.json holds */
export function reduceModel(model, operations, source) {
  const reducer = new Reducer(model.shapes);
  const inputs = operations
    .filter(name => model.operations[name]?.input)
    .map(name => [name, model.operations[name].input.shape])
    .filter(([, shape]) => reducer.isLimited(shape))
    .sort();
  return {
    model: {
      service: model.metadata.serviceId,
      apiVersion: model.metadata.apiVersion,
      source,
    },
    operations: Object.fromEntries(inputs),
    shapes: reducer.reachableFrom(inputs.map(([, shape]) => shape)),
  };
}
