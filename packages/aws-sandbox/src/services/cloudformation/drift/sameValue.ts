import { isDeepStrictEqual } from 'util';

/** Members of policy statements that mean the same as text and as a list of one, in whatever order. */
const SETS = /^(Not)?(Action|Resource|Principal)$|^(AWS|Service|Federated)$/;

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function asSet(value: unknown): unknown {
  const list = Array.isArray(value) ? value : [value];
  return list.some(item => typeof item === 'object')
    ? value
    : [...new Set(list.map(String))].sort();
}

/** A document, text or parsed, in the one form in which equal ones are equal. */
export function canonicalDocument(value: unknown, name: string = ''): unknown {
  const document = name === '' ? parsed(value) : value;
  if (
    SETS.test(name) &&
    (typeof document !== 'object' || Array.isArray(document))
  ) {
    return asSet(document);
  }
  if (Array.isArray(document)) {
    return document.map(item => canonicalDocument(item, `${name}[]`));
  }
  if (typeof document === 'object' && document !== null) {
    return Object.fromEntries(
      Object.entries(document)
        .filter(([, member]) => member !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, member]) => [
          key,
          // Conditions hold lists by keys of any name.
          /^(String|Arn|Numeric|Date|Bool|IpAddress|NotIpAddress|Null|ForA)/.test(
            name,
          )
            ? asSet(member)
            : canonicalDocument(member, key),
        ]),
    );
  }
  // Numbers and booleans may be given as text.
  return document === undefined ? undefined : String(document);
}

/** Whether two scalars mean the same: `5` and `'5'`, `true` and `'true'`. */
export function sameScalar(one: unknown, other: unknown): boolean {
  return String(one) === String(other);
}

export function sameDocument(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(canonicalDocument(one), canonicalDocument(other));
}
