import { AwsError } from '../core/AwsError';
import { Constraint, Constraints } from './Constraint';

/**
 * Checks input against the limits of the service's model.
 *
 * @param code the service's code for refused input
 * @throws AwsError naming each offending member, its value and its rule
 */
export function validateConstraints(
  input: object,
  constraints: Constraints,
  code: string,
): void {
  const problems: string[] = [];
  for (const [path, constraint] of Object.entries(constraints)) {
    if (!Object.hasOwn(input, /^[^.[]+/.exec(path)![0])) {
      continue;
    }
    for (const { shownPath, value } of valuesAt(input, path.split('.'), '')) {
      problems.push(
        ...violations(value, constraint).map(
          rule =>
            `Value '${show(
              value,
            )}' at '${shownPath}' failed to satisfy constraint: ${rule}`,
        ),
      );
    }
  }
  if (problems.length > 0) {
    const errors =
      problems.length === 1
        ? '1 validation error'
        : `${problems.length} validation errors`;
    throw new AwsError(code, `${errors} detected: ${problems.join('; ')}`);
  }
}

function valuesAt(
  value: unknown,
  path: string[],
  shownPath: string,
): Array<{ shownPath: string; value: unknown }> {
  if (value === undefined || value === null) {
    return [];
  }
  const [step, ...rest] = path;
  if (step === undefined) {
    return [{ shownPath, value }];
  }
  const name = step.replace(/\[\]$/, '');
  const member = (value as Record<string, unknown>)[name];
  const memberPath = shownPath
    ? `${shownPath}.${lowerFirst(name)}`
    : lowerFirst(name);
  if (!step.endsWith('[]')) {
    return valuesAt(member, rest, memberPath);
  }
  const items = Array.isArray(member) ? member : [];
  return items.flatMap((item, index) =>
    valuesAt(item, rest, `${memberPath}.${index + 1}.member`),
  );
}

function violations(value: unknown, constraint: Constraint): string[] {
  if (Array.isArray(value)) {
    return itemViolations(value.length, constraint);
  }
  return typeof value === 'number'
    ? numberViolations(value, constraint)
    : textViolations(String(value), constraint);
}

function itemViolations(
  count: number,
  { minItems, maxItems }: Constraint,
): string[] {
  return [
    ...(minItems !== undefined && count < minItems
      ? [`Member must have length greater than or equal to ${minItems}`]
      : []),
    ...(maxItems !== undefined && count > maxItems
      ? [`Member must have length less than or equal to ${maxItems}`]
      : []),
  ];
}

function numberViolations(value: number, { min, max }: Constraint): string[] {
  return [
    ...(min !== undefined && value < min
      ? [`Member must have value greater than or equal to ${min}`]
      : []),
    ...(max !== undefined && value > max
      ? [`Member must have value less than or equal to ${max}`]
      : []),
  ];
}

function textViolations(text: string, constraint: Constraint): string[] {
  const { minLength, maxLength, pattern } = constraint;
  const problems: string[] = [];
  if (minLength !== undefined && text.length < minLength) {
    problems.push(
      `Member must have length greater than or equal to ${minLength}`,
    );
  }
  if (maxLength !== undefined && text.length > maxLength) {
    problems.push(`Member must have length less than or equal to ${maxLength}`);
  }
  if (
    pattern &&
    !new RegExp(`^(?:${pattern.source})$`, pattern.flags).test(text)
  ) {
    problems.push(
      `Member must satisfy regular expression pattern: ${pattern.source}`,
    );
  }
  if (constraint.enum && !constraint.enum.includes(text)) {
    problems.push(
      `Member must satisfy enum value set: [${constraint.enum.join(', ')}]`,
    );
  }
  return problems;
}

function show(value: unknown): string {
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function lowerFirst(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}
