import { Violation } from '../Violation';
import { describePath } from './describePath';
import { describeRule } from './describeRule';
import { describeValue } from './describeValue';
import { Refusal, RefusedCall } from './Refusal';

/** What differs between services that speak of `1 validation error detected`. */
export interface ClassicRefusalOptions {
  /** Code where nothing but required members is wrong. */
  missingCode?: string;
  /** Values are not repeated. */
  valuesHidden?: boolean;
  /** Members of the body stand below `<operation>Input`. */
  bodyPrefixed?: boolean;
}

/** The wording of most services. */
export function classicRefusal(options: ClassicRefusalOptions = {}): Refusal {
  return {
    code: ({ code, violations }) =>
      violations.every(({ rule }) => rule.kind === 'required')
        ? options.missingCode ?? code
        : code,
    message: call => {
      const { violations } = call;
      const errors =
        violations.length === 1
          ? '1 validation error'
          : `${violations.length} validation errors`;
      const problems = violations.map(violation =>
        describeViolation(violation, call, options),
      );
      return `${errors} detected: ${problems.join('; ')}`;
    },
  };
}

function describeViolation(
  { path, rule, value, sensitive }: Violation,
  { operation, boundMembers }: RefusedCall,
  { valuesHidden, bodyPrefixed }: ClassicRefusalOptions,
): string {
  const [first] = path;
  const inBody = 'member' in first && !boundMembers().has(first.member);
  const place = describePath(
    bodyPrefixed && inBody ? [{ member: `${operation}Input` }, ...path] : path,
  );
  return `${showValue(
    value,
    sensitive || valuesHidden,
  )} at '${place}' failed to satisfy constraint: ${describeRule(rule)}`;
}

function showValue(value: unknown, hidden: boolean | undefined): string {
  if (value === undefined) {
    return 'Value null';
  }
  return hidden ? 'Value' : `Value '${describeValue(value)}'`;
}
