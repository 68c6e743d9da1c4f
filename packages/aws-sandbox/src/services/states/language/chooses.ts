import { ChoiceRule } from './Definition';
import { exists, select } from './paths';
import { StateError } from './StateError';

type Comparison = (actual: any, expected: any) => boolean;

const wildcard = (text: string) =>
  new RegExp(
    `^${text
      .split('*')
      .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
const ofType =
  (type: string, compare: Comparison): Comparison =>
  (actual, expected) =>
    typeof actual === type && compare(actual, expected);

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  BooleanEquals: ofType('boolean', (a, b) => a === b),
  IsBoolean: (a, b) => (typeof a === 'boolean') === b,
  IsNull: (a, b) => (a === null) === b,
  IsNumeric: (a, b) => (typeof a === 'number') === b,
  IsString: (a, b) => (typeof a === 'string') === b,
  NumericEquals: ofType('number', (a, b) => a === b),
  NumericGreaterThan: ofType('number', (a, b) => a > b),
  NumericGreaterThanEquals: ofType('number', (a, b) => a >= b),
  NumericLessThan: ofType('number', (a, b) => a < b),
  NumericLessThanEquals: ofType('number', (a, b) => a <= b),
  StringEquals: ofType('string', (a, b) => a === b),
  StringGreaterThan: ofType('string', (a, b) => a > b),
  StringLessThan: ofType('string', (a, b) => a < b),
  StringMatches: ofType('string', (a, b) => wildcard(b).test(a)),
};

/** Whether a rule of a `Choice` state holds. */
export function chooses(rule: ChoiceRule, data: unknown): boolean {
  if (rule.And) {
    return rule.And.every(part => chooses(part, data));
  }
  if (rule.Or) {
    return rule.Or.some(part => chooses(part, data));
  }
  if (rule.Not) {
    return !chooses(rule.Not, data);
  }
  const { Variable: variable, Next, Comment, ...comparison } = rule;
  const [name] = Object.keys(comparison);
  if (name === 'IsPresent') {
    return exists(variable!, data) === comparison.IsPresent;
  }
  const compare = COMPARISONS[name?.replace(/Path$/, '')];
  if (!compare) {
    throw new StateError(
      'States.Runtime',
      `The comparison ${name} is not implemented by the local AWS`,
    );
  }
  const expected = name.endsWith('Path')
    ? select(String(comparison[name]), data)
    : comparison[name];
  return compare(select(variable!, data), expected);
}
