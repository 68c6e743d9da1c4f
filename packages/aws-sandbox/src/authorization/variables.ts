import { ConditionValues } from './types';

/** A piece of a policy text: as written, or put in for a variable and thus without wildcards. */
export type TextPart = { pattern: string } | { literal: string };

const VARIABLE = /\$\{([^}]+)\}/g;

/**
 * Puts in values for policy variables such as `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`.
 *
 * @returns the parts, or nothing when a variable has no single value: such a text matches nothing
 */
export function resolveVariables(
  text: string,
  conditions: ConditionValues,
): TextPart[] | undefined {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(VARIABLE)) {
    const value = variableValue(match[1], conditions);
    if (value === undefined) {
      return undefined;
    }
    parts.push({ pattern: text.slice(end, match.index) }, { literal: value });
    end = match.index + match[0].length;
  }
  parts.push({ pattern: text.slice(end) });
  return parts;
}

function variableValue(
  expression: string,
  conditions: ConditionValues,
): string | undefined {
  if (expression === '*' || expression === '?' || expression === '$') {
    return expression;
  }
  const [, key, fallback] =
    /^\s*([^,]+?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(expression) ?? [];
  if (key === undefined) {
    return undefined;
  }
  const value = conditionValue(conditions, key);
  return value?.length === 1 ? value[0] : fallback;
}

/** Values of a condition key, whose name is case-insensitive; nothing when the request does not have it. */
export function conditionValue(
  conditions: ConditionValues,
  key: string,
): readonly string[] | undefined {
  const name = Object.hasOwn(conditions, key)
    ? key
    : sameName(Object.keys(conditions), key);
  const value = name === undefined ? undefined : conditions[name];
  return typeof value === 'string' ? [value] : value;
}

function sameName(names: string[], key: string): string | undefined {
  const lower = key.toLowerCase();
  return names.find(name => name.toLowerCase() === lower);
}
