/** Something that is left, with what there is to say about it: `space a (Deleting; AWS's words)`. */
export function described(
  what: string,
  ...notes: readonly (string | undefined)[]
): string {
  const said = notes.filter(note => note !== undefined).join('; ');
  return said === '' ? what : `${what} (${said})`;
}
