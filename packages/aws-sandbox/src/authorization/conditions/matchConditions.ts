import { ConditionValues, PolicyStatement } from '../types';
import { conditionValue } from '../variables';
import { conditionOperator } from './operators';

/** A condition operator as written in a policy, taken apart. */
export interface OperatorName {
  name: string;
  set?: 'ForAllValues' | 'ForAnyValue';
  ifExists: boolean;
}

/** `ForAnyValue:StringLikeIfExists` → its three parts. */
export function parseOperatorName(written: string): OperatorName {
  const [, set, name, ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(written) ?? [];
  return {
    name,
    set: set as OperatorName['set'],
    ifExists: ifExists !== undefined,
  };
}

/** Whether every condition of the statement holds. */
export function matchesConditions(
  statement: PolicyStatement,
  conditions: ConditionValues,
): boolean {
  return Object.entries(statement.conditions).every(([operator, byKey]) =>
    Object.entries(byKey).every(([key, expected]) =>
      holds(parseOperatorName(operator), key, expected, conditions),
    ),
  );
}

function holds(
  operator: OperatorName,
  key: string,
  expected: readonly string[],
  conditions: ConditionValues,
): boolean {
  const actual = conditionValue(conditions, key);
  if (operator.name === 'Null') {
    const absent = actual === undefined || actual.length === 0;
    return expected.some(value => (value.toLowerCase() === 'true') === absent);
  }
  const known = conditionOperator(operator.name);
  if (!known) {
    return false;
  }
  const { compare, negated } = known;
  // A negated operator asks that no value of the policy compares, a positive one that any does.
  const fits = (value: string) =>
    expected.some(other => compare(value, other, conditions)) !== negated;
  if (operator.set === 'ForAllValues') {
    return (actual ?? []).every(fits);
  }
  if (actual === undefined) {
    return operator.ifExists || (negated && operator.set !== 'ForAnyValue');
  }
  return negated && operator.set === undefined
    ? actual.every(fits)
    : actual.some(fits);
}
