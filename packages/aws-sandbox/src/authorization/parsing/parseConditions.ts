import { parseOperatorName } from '../conditions/operatorName';
import { conditionOperator } from '../conditions/operators';
import { PolicyStatement } from '../types';
import { isObject, malformed } from './malformed';

/** `service:key`, the key perhaps with a path such as `aws:RequestTag/team`. */
const KEY = /^[\w-]+:\S.*$/;

/** Reads `Condition`: operators that IAM has, keys with their service, values as texts. */
export function parseConditions(value: unknown): PolicyStatement['conditions'] {
  if (value === undefined) {
    return {};
  }
  if (!isObject(value)) {
    throw malformed('Syntax errors in policy: Condition must be an object.');
  }
  return Object.fromEntries(
    Object.entries(value).map(([operator, byKey]) => {
      requireOperator(operator);
      if (!isObject(byKey)) {
        throw malformed(`Syntax errors in policy: ${operator} has no keys.`);
      }
      return [
        operator,
        Object.fromEntries(
          Object.entries(byKey).map(([key, expected]) => [
            requireKey(key),
            valuesOf(key, expected),
          ]),
        ),
      ];
    }),
  );
}

function requireOperator(written: string): void {
  const { name, ifExists } = parseOperatorName(written);
  // Null asks whether a key exists; asking that only if it does makes no sense to IAM either.
  if (name === 'Null' ? ifExists : !conditionOperator(name)) {
    throw malformed(`Invalid Condition type : ${written}.`);
  }
}

function requireKey(key: string): string {
  if (!KEY.test(key)) {
    throw malformed(
      `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: ${key}`,
    );
  }
  return key;
}

function valuesOf(key: string, expected: unknown): string[] {
  return [expected].flat().map(value => {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw malformed(
        `Syntax errors in policy: values of ${key} must be texts, numbers or booleans.`,
      );
    }
    return String(value);
  });
}
