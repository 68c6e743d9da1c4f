import { Pattern } from '../Pattern';
import { RequestKeys } from '../RequestKeys';
import { isFixed, readPolicyText, resolveVariables } from '../variables';
import { arnTest } from './arnTest';
import {
  addressRange,
  binaryOf,
  instantOf,
  isInRange,
  numberOf,
} from './values';

/** Whether a value of the request compares with the value of the policy that the test was made of. */
export type ValueTest = (actual: string, keys: RequestKeys) => boolean;

/** Makes the test of one value of a policy. */
type Prepare = (expected: string, variables: boolean) => ValueTest;

/** A condition operator without `IfExists` and set prefix. */
export interface ConditionOperator {
  readonly prepare: Prepare;
  /** `…Not…`: holds when no value of the policy compares; a missing key satisfies it. */
  readonly negated: boolean;
}

const text =
  (options: { ignoreCase?: boolean; wildcards: boolean }): Prepare =>
  (expected, variables) => {
    const written = readPolicyText(expected, variables);
    if (isFixed(written)) {
      const pattern = Pattern.of(written, options);
      return actual => pattern.matches(actual);
    }
    return (actual, keys) => {
      const parts = resolveVariables(written, keys);
      return parts !== undefined && Pattern.of(parts, options).matches(actual);
    };
  };

/** Compares what both values mean; what means nothing compares with nothing. Variables do not work here. */
const ordered =
  (
    read: (value: string) => number,
    holds: (actual: number, expected: number) => boolean,
  ): Prepare =>
  expected => {
    const right = read(expected);
    return actual => {
      const left = read(actual);
      return !Number.isNaN(left) && !Number.isNaN(right) && holds(left, right);
    };
  };

const ORDERS: Record<string, (actual: number, expected: number) => boolean> = {
  Equals: (actual, expected) => actual === expected,
  LessThan: (actual, expected) => actual < expected,
  LessThanEquals: (actual, expected) => actual <= expected,
  GreaterThan: (actual, expected) => actual > expected,
  GreaterThanEquals: (actual, expected) => actual >= expected,
};

const ipAddress: Prepare = expected => {
  const range = addressRange(expected);
  return actual => range !== undefined && isInRange(range, actual);
};

const binary: Prepare = expected => {
  const bytes = binaryOf(expected);
  return actual => bytes !== undefined && binaryOf(actual) === bytes;
};

const bool: Prepare = expected => {
  const value = expected.toLowerCase();
  return actual => actual.toLowerCase() === value;
};

const PREPARATIONS: ReadonlyMap<string, Prepare> = new Map([
  ['StringEquals', text({ wildcards: false })],
  ['StringEqualsIgnoreCase', text({ wildcards: false, ignoreCase: true })],
  ['StringLike', text({ wildcards: true })],
  ['ArnEquals', arnTest],
  ['ArnLike', arnTest],
  ['BinaryEquals', binary],
  ['Bool', bool],
  ['IpAddress', ipAddress],
  ...Object.entries(ORDERS).flatMap(([order, holds]): [string, Prepare][] => [
    [`Numeric${order}`, ordered(numberOf, holds)],
    [`Date${order}`, ordered(instantOf, holds)],
  ]),
]);

const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
  ['NotIpAddress', 'IpAddress'],
]);

/** The operator of that name, or nothing when IAM has none; `Null` is none of these, as it compares no values. */
export function conditionOperator(name: string): ConditionOperator | undefined {
  const positive = NEGATIONS.get(name);
  const prepare = PREPARATIONS.get(positive ?? name);
  return prepare && { prepare, negated: positive !== undefined };
}
