import { AssumeRoleInput } from './types';

/**
 * A text that is the same for the same session and different for any other: every field of the input is in it.
 *
 * @public
 */
export function sessionKey(input: AssumeRoleInput): string {
  const { tags, ...fields } = input;
  return JSON.stringify([sorted(fields), tags ? sorted(tags) : null]);
}

function sorted(fields: object): [string, unknown][] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
