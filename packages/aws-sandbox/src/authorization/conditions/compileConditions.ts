import { PolicyStatement } from '../types';
import { conditionOperator, ValueTest } from './operators';
import { OperatorName, parseOperatorName } from './operatorName';

/** One condition key under one operator, ready to be compared. */
export interface CompiledCondition {
  readonly operator: OperatorName;
  readonly key: string;
  /** `…Not…`: holds when no value of the policy compares; a missing key satisfies it. */
  readonly negated: boolean;
  /** One for each value of the policy. */
  readonly tests: readonly ValueTest[];
  /** For `Null`: whether the key must be absent, for each value of the policy. */
  readonly absent: readonly boolean[];
}

/** Prepares the conditions of a statement, whose operators are known. */
export function compileConditions(
  conditions: PolicyStatement['conditions'],
  variables: boolean,
): CompiledCondition[] {
  return Object.entries(conditions).flatMap(([written, byKey]) => {
    const operator = parseOperatorName(written);
    const known = conditionOperator(operator.name);
    return Object.entries(byKey).map(([key, values]) => ({
      operator,
      key,
      negated: known?.negated ?? false,
      tests: known ? values.map(value => known.prepare(value, variables)) : [],
      absent: values.map(value => value.toLowerCase() === 'true'),
    }));
  });
}
