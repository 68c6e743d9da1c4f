import { BlockList, isIP } from 'net';
import { Pattern } from '../Pattern';
import { ConditionValues } from '../types';
import { resolveVariables } from '../variables';
import { matchesArn } from './matchesArn';

/** Compares one value of the request with one of the policy. */
export type Comparison = (
  actual: string,
  expected: string,
  conditions: ConditionValues,
) => boolean;

/** A condition operator without `IfExists` and set prefix. */
export interface ConditionOperator {
  compare: Comparison;
  /** `…Not…`: holds when no value of the policy compares; a missing key satisfies it. */
  negated: boolean;
}

const text =
  (options: { ignoreCase?: boolean; wildcards: boolean }): Comparison =>
  (actual, expected, conditions) => {
    const parts = resolveVariables(expected, conditions);
    return parts !== undefined && Pattern.of(parts, options).matches(actual);
  };

const numeric =
  (holds: (actual: number, expected: number) => boolean): Comparison =>
  (actual, expected) => {
    const [left, right] = [Number(actual), Number(expected)];
    return !Number.isNaN(left) && !Number.isNaN(right) && holds(left, right);
  };

const date =
  (holds: (actual: number, expected: number) => boolean): Comparison =>
  (actual, expected) => {
    const [left, right] = [instant(actual), instant(expected)];
    return !Number.isNaN(left) && !Number.isNaN(right) && holds(left, right);
  };

/** A point in time, as ISO text or in seconds since 1970. */
function instant(value: string): number {
  return /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value);
}

const arn: Comparison = (actual, expected, conditions) =>
  matchesArn(expected, actual, conditions);

/** Whether an address is in a range such as `10.0.0.0/8`; a range without a length is one address. */
const ipAddress: Comparison = (actual, expected) => {
  const [network, length] = expected.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const full = family === 'ipv6' ? 128 : 32;
  const prefix = length === undefined ? full : Number(length);
  if (!isIP(network) || !isIP(actual) || !(prefix >= 0 && prefix <= full)) {
    return false;
  }
  const ranges = new BlockList();
  ranges.addSubnet(network, prefix, family);
  return ranges.check(actual, isIP(actual) === 6 ? 'ipv6' : 'ipv4');
};

const COMPARISONS: Record<string, Comparison> = {
  StringEquals: text({ wildcards: false }),
  StringEqualsIgnoreCase: text({ wildcards: false, ignoreCase: true }),
  StringLike: text({ wildcards: true }),
  ArnEquals: arn,
  ArnLike: arn,
  NumericEquals: numeric((a, b) => a === b),
  NumericLessThan: numeric((a, b) => a < b),
  NumericLessThanEquals: numeric((a, b) => a <= b),
  NumericGreaterThan: numeric((a, b) => a > b),
  NumericGreaterThanEquals: numeric((a, b) => a >= b),
  DateEquals: date((a, b) => a === b),
  DateLessThan: date((a, b) => a < b),
  DateLessThanEquals: date((a, b) => a <= b),
  DateGreaterThan: date((a, b) => a > b),
  DateGreaterThanEquals: date((a, b) => a >= b),
  IpAddress: ipAddress,
  Bool: (actual, expected) => actual.toLowerCase() === expected.toLowerCase(),
};

const NEGATIONS: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
  DateNotEquals: 'DateEquals',
  NotIpAddress: 'IpAddress',
};

/** The operator of that name, or nothing when it is none that this engine knows. */
export function conditionOperator(name: string): ConditionOperator | undefined {
  const negated = Object.hasOwn(NEGATIONS, name);
  const positive = negated ? NEGATIONS[name] : name;
  return Object.hasOwn(COMPARISONS, positive)
    ? { compare: COMPARISONS[positive], negated }
    : undefined;
}
