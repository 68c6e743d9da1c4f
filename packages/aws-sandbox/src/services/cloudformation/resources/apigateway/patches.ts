/** One change of a PATCH request. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: string;
}

/** A segment of a path, with its slashes escaped. */
export function segment(text: string): string {
  return text.replace(/~/g, '~0').replace(/\//g, '~1');
}

/** Sets a member, or takes it away where there is no value. */
export function setOrRemove(
  path: string,
  value: string | number | boolean | undefined,
): PatchOperation {
  return value === undefined
    ? { op: 'remove', path }
    : { op: 'replace', path, value: String(value) };
}

/** What to add and remove to get from one list to another. */
export function listPatches(
  path: string,
  before: readonly string[],
  after: readonly string[],
): PatchOperation[] {
  const at = (item: string) => `${path}/${segment(item)}`;
  return [
    ...before
      .filter(item => !after.includes(item))
      .map(item => ({ op: 'remove' as const, path: at(item) })),
    ...after
      .filter(item => !before.includes(item))
      .map(item => ({ op: 'add' as const, path: at(item) })),
  ];
}
