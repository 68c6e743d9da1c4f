import { TextPart } from './Pattern';
import { RequestKeys } from './RequestKeys';

/** A variable of a policy text: a condition key, with what stands in for it when the request does not have it. */
interface Variable {
  readonly key: string;
  readonly fallback?: string;
}

/** Text of a policy, taken apart once: pieces as written, and variables. */
export type PolicyText = ReadonlyArray<TextPart | Variable>;

const VARIABLE = /\$\{([^}]+)\}/g;
const NAME = /^\s*([^,\s]+(?:[^,]*[^,\s])?)\s*(?:,\s*'([^']*)'\s*)?$/;

/**
 * Takes a text apart at variables such as `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`.
 *
 * @param variables whether the policy's version knows variables: 2008-10-17 takes them for plain text
 */
export function readPolicyText(text: string, variables: boolean): PolicyText {
  if (!variables || !text.includes('${')) {
    return [{ pattern: text }];
  }
  const parts: Array<TextPart | Variable> = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    if (match.index > end) {
      parts.push({ pattern: text.slice(end, match.index) });
    }
    parts.push(readVariable(match[1]));
    end = match.index + match[0].length;
  }
  if (end < text.length) {
    parts.push({ pattern: text.slice(end) });
  }
  return parts;
}

function readVariable(expression: string): TextPart | Variable {
  if (expression === '*' || expression === '?' || expression === '$') {
    return { literal: expression };
  }
  const [, key, fallback] = NAME.exec(expression) ?? [];
  return { key: key ?? expression, fallback };
}

/** Whether the text is the same for every request. */
export function isFixed(text: PolicyText): text is readonly TextPart[] {
  return text.every(part => !('key' in part));
}

/**
 * Puts in the values of a request; a wildcard in a value is a plain character.
 *
 * @returns the parts, or nothing when a variable has no single value: such a text matches nothing
 */
export function resolveVariables(
  text: PolicyText,
  keys: RequestKeys,
): TextPart[] | undefined {
  const parts: TextPart[] = [];
  for (const part of text) {
    if ('key' in part) {
      const values = keys.get(part.key);
      const value = values === undefined ? part.fallback : single(values);
      if (value === undefined) {
        return undefined;
      }
      parts.push({ literal: value });
    } else {
      parts.push(part);
    }
  }
  return parts;
}

function single(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}
