import { InputError } from '@backstage/errors';

/** Gives back a member's value, or says what it must be. */
export type ReadMember<T = unknown> = (
  value: unknown,
) => { value: T } | { mustBe: string };

/** @throws InputError unless it is an object as JSON has them */
export function requireObject(
  value: unknown,
  what: string,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(`${what} must be a JSON object`);
  }
  return value as Record<string, unknown>;
}

/**
 * Reads the members of an object, each by its own rule. Absent ones stay absent.
 *
 * @param what the object is, for errors, e.g. `a fault`
 * @throws InputError for unknown members and wrong values
 */
export function parseMembers<R extends Record<string, ReadMember<any>>>(
  written: Record<string, unknown>,
  rules: R,
  what: string,
): { [K in keyof R]?: R[K] extends ReadMember<infer T> ? T : never } {
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(written)) {
    if (!Object.hasOwn(rules, name)) {
      throw new InputError(
        `Unknown member '${name}' of ${what}; known are ${
          Object.keys(rules).join(', ') || 'none'
        }`,
      );
    }
    if (value === undefined) {
      continue;
    }
    const read = rules[name](value);
    if ('mustBe' in read) {
      throw new InputError(
        `Member '${name}' of ${what} must be ${
          read.mustBe
        }, not ${JSON.stringify(value)}`,
      );
    }
    members[name] = read.value;
  }
  return members as {
    [K in keyof R]?: R[K] extends ReadMember<infer T> ? T : never;
  };
}

export function text(pattern: RegExp, mustBe: string): ReadMember<string> {
  return value =>
    typeof value === 'string' && pattern.test(value) ? { value } : { mustBe };
}

export const anyText: ReadMember<string> = value =>
  typeof value === 'string' ? { value } : { mustBe: 'a text' };

export function oneOf<T extends string>(...names: T[]): ReadMember<T> {
  return value =>
    names.includes(value as T)
      ? { value: value as T }
      : { mustBe: `one of ${names.join(', ')}` };
}

export function wholeNumber(
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): ReadMember<number> {
  const mustBe =
    max === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${min} on`
      : `a whole number from ${min} to ${max}`;
  return value =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? { value: Number(value) }
      : { mustBe };
}

export function numberBetween(min: number, max: number): ReadMember<number> {
  return value =>
    typeof value === 'number' && value >= min && value <= max
      ? { value }
      : { mustBe: `a number from ${min} to ${max}` };
}

/** A share of a whole. */
export const fraction = numberBetween(0, 1);
