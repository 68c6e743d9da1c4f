import { z } from 'zod';

// Every field answers each kind of wrong value with one and the same rule, so that a message always says what is
// allowed and never which of several checks happened to trip. Rules across fields wait until the fields are right.

/** Text that follows a pattern. */
export const text = (rule: string, pattern: RegExp) =>
  z.string({ error: rule }).regex(pattern, { error: rule, abort: true });

/** A whole number between two bounds, both included. */
export function integer(min: number, max: number, unit = '') {
  const error = `must be a whole number from ${min} to ${max}${
    unit && ` ${unit}`
  }`;
  const params = { error, abort: true };
  return z.number(params).int(params).min(min, params).max(max, params);
}

/** `true` or `false`, and nothing that merely looks like it. */
export const flag = () => z.boolean({ error: 'must be true or false' });

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  note = '',
) => z.enum(values, { error: `must be ${oneOf(values)}${note}` });

/** A list without repetition. */
export const listOf = <T extends z.ZodType<string>>(
  member: T,
  things: string,
  thing: string,
) =>
  z
    .array(member, { error: `must be a list of ${things}` })
    .refine(members => new Set(members).size === members.length, {
      error: `must not name ${thing} twice`,
      abort: true,
    });

/** A group of settings; keys it does not know are refused by name. */
export function section<T extends z.ZodRawShape>(shape: T) {
  const keys = Object.keys(shape);
  return z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys'
        ? `unknown key, known here: ${keys.join(', ')}`
        : `must be an object with ${keys.join(', ')}`,
  });
}

function oneOf(values: readonly string[]): string {
  const [last, ...others] = [...values].reverse();
  return others.length > 0 ? `${others.reverse().join(', ')} or ${last}` : last;
}
