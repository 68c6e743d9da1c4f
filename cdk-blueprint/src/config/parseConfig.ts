import { InputError } from '@backstage/errors';
import { z } from 'zod';

const LONGEST_VALUE = 80;

/**
 * Checks a config against its schema and fills in the defaults.
 *
 * @param name what the config is called in the message
 * @throws InputError that lists every problem on a line of its own: path, rule and the value given. Unknown keys are
 *   named.
 */
export function parseConfig<T>(
  schema: z.ZodType<T>,
  name: string,
  input: unknown,
): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.flatMap(issue =>
    describeIssue(issue, input),
  );
  throw new InputError(
    `The ${name} config is not valid:\n${problems
      .map(problem => `  ${problem}`)
      .join('\n')}`,
  );
}

function describeIssue(issue: z.core.$ZodIssue, input: unknown): string[] {
  const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
  return keys.map(key => {
    const path = key === undefined ? issue.path : [...issue.path, key];
    const got = formatGiven(valueAt(input, path), issue);
    return `${formatPath(path)}: ${issue.message} (got ${got})`;
  });
}

/** What was given, or the default that a rule across keys stumbled over. */
function formatGiven(value: unknown, issue: z.core.$ZodIssue): string {
  if (value !== undefined) return formatValue(value);
  const standIn = issue.code === 'custom' ? issue.params?.value : undefined;
  return standIn === undefined
    ? 'nothing'
    : `${formatValue(standIn)}, the default`;
}

/** `studio.instanceTypes[1]`; the config itself is `config`. */
function formatPath(path: readonly PropertyKey[]): string {
  const text = path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return text === '' ? 'config' : text.replace(/^\./, '');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}

function formatValue(value: unknown): string {
  const text =
    typeof value === 'number' || typeof value === 'bigint'
      ? String(value)
      : toJson(value);
  return text.length > LONGEST_VALUE
    ? `${text.slice(0, LONGEST_VALUE)}…`
    : text;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    return `a value that is not JSON`;
  }
}
