import { Rule } from '../Violation';
import { ShapeLimits } from './ServiceLimits';
import { testText } from './testText';

/** A rule with its test. */
export interface RuleTest {
  rule: Rule;
  breaks(value: unknown): boolean;
}

/** The rules of a shape without parts, in the order in which AWS names them. */
export function simpleRules(
  shape: ShapeLimits,
  { dotAll }: { dotAll?: boolean },
): RuleTest[] {
  if (shape.type !== 'string' && shape.type !== 'blob') {
    return rangeRules(shape);
  }
  const rules: RuleTest[] = sizeRules(shape).map(({ rule, breaks }) => ({
    rule,
    breaks: value => breaks((value as { length: number }).length),
  }));
  if (shape.pattern !== undefined) {
    const matches = testText(shape.pattern, { dotAll });
    const most = shape.max ?? Number.POSITIVE_INFINITY;
    rules.push({
      rule: { kind: 'pattern', pattern: shape.pattern },
      // What is too long already is refused without being searched.
      breaks: value =>
        typeof value === 'string' && value.length <= most && !matches(value),
    });
  }
  if (shape.enum) {
    const values = new Set(shape.enum);
    rules.push({
      rule: { kind: 'enum', values: shape.enum },
      breaks: value => !values.has(value as string),
    });
  }
  return rules;
}

/** A rule for a length with its test. */
export interface SizeTest {
  rule: Rule;
  breaks(length: number): boolean;
}

/** The rules for the length of a text, a list or a map. */
export function sizeRules({ min, max }: ShapeLimits): SizeTest[] {
  const rules: SizeTest[] = [];
  if (max !== undefined) {
    rules.push({
      rule: { kind: 'maxLength', limit: max },
      breaks: length => length > max,
    });
  }
  if (min !== undefined) {
    rules.push({
      rule: { kind: 'minLength', limit: min },
      breaks: length => length < min,
    });
  }
  return rules;
}

function rangeRules({ min, max }: ShapeLimits): RuleTest[] {
  const rules: RuleTest[] = [];
  if (max !== undefined) {
    rules.push({
      rule: { kind: 'max', limit: max },
      breaks: value => (value as number) > max,
    });
  }
  if (min !== undefined) {
    rules.push({
      rule: { kind: 'min', limit: min },
      breaks: value => (value as number) < min,
    });
  }
  return rules;
}
