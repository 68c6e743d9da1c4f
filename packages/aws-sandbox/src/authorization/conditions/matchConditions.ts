import { RequestKeys } from '../RequestKeys';
import { CompiledCondition } from './compileConditions';

/** Whether every condition of a statement holds. */
export function matchesConditions(
  conditions: readonly CompiledCondition[],
  keys: RequestKeys,
): boolean {
  return conditions.every(condition => holds(condition, keys));
}

function holds(condition: CompiledCondition, keys: RequestKeys): boolean {
  const { operator, negated, tests } = condition;
  const actual = keys.get(condition.key);
  if (operator.name === 'Null') {
    return condition.absent.includes(actual === undefined);
  }
  if (actual === undefined && operator.ifExists) {
    return true;
  }
  // A negated operator asks that no value of the policy compares, a positive one that any does.
  const fits = (value: string) =>
    tests.some(test => test(value, keys)) !== negated;
  // An empty text is no value for the set operators: it satisfies all and is not any.
  if (operator.set === 'ForAllValues') {
    return withoutEmpty(actual).every(fits);
  }
  if (operator.set === 'ForAnyValue') {
    return withoutEmpty(actual).some(fits);
  }
  if (actual === undefined) {
    return negated;
  }
  return negated ? actual.every(fits) : actual.some(fits);
}

function withoutEmpty(values: readonly string[] = []): readonly string[] {
  return values.length === 1 && values[0] === '' ? [] : values;
}
