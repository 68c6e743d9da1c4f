import { AssertionError } from 'assert';

/** What a resource that is not there counts as being in. */
export const GONE = 'gone';

/** The transitions that AWS documents for one kind of resource. */
export interface TransitionTable {
  /** By operation: from which states into which one. */
  readonly calls: Readonly<
    Record<string, { readonly from: readonly string[]; readonly to: string }>
  >;
  /** What happens as time passes: from each state, into which ones. */
  readonly time: Readonly<Record<string, readonly string[]>>;
}

/** States of resources by a name that tells them apart. */
export type States = ReadonlyMap<string, string>;

/** What happened between two looks: one call, time passing, or more than one thing. */
export type Happening = { call: string } | 'time' | 'several';

/** Fails where a resource got from one look to the next on a way that AWS does not document. */
export function checkTransitions(
  table: TransitionTable,
  before: States,
  after: States,
  happening: Happening,
): void {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(name) ?? GONE, after.get(name) ?? GONE];
    if (from !== to && !isPossible(table, from, to, happening)) {
      throw new AssertionError({
        message: `${name} went from ${from} to ${to} by ${JSON.stringify(
          happening,
        )}`,
      });
    }
  }
}

function isPossible(
  table: TransitionTable,
  from: string,
  to: string,
  happening: Happening,
): boolean {
  if (typeof happening === 'object') {
    const edge = table.calls[happening.call];
    return edge !== undefined && edge.from.includes(from) && edge.to === to;
  }
  const next = (state: string): string[] => [
    ...(table.time[state] ?? []),
    ...(happening === 'several'
      ? Object.values(table.calls)
          .filter(edge => edge.from.includes(state))
          .map(edge => edge.to)
      : []),
  ];
  const seen = new Set([from]);
  for (const state of seen) {
    next(state).forEach(reached => seen.add(reached));
  }
  return seen.has(to);
}
