import type {
  FieldToMatch,
  Rule,
  Statement,
  TextTransformation,
} from '@aws-sdk/client-wafv2';
import { AwsError } from '../../core/AwsError';
import { MANAGED_RULE_GROUPS } from './managedRuleGroups';
import { invalidParameter, notSupported } from './wafError';

const WINDOWS = [60, 120, 300, 600];
const MIN_LIMIT = 10;
const MAX_LIMIT = 2_000_000_000;
const FIELDS = [
  'AllQueryArguments',
  'Body',
  'Method',
  'QueryString',
  'SingleHeader',
  'UriPath',
];
const TRANSFORMATIONS = [
  'NONE',
  'LOWERCASE',
  'URL_DECODE',
  'COMPRESS_WHITE_SPACE',
];

/** Checks one part of a union and answers its name and value. */
function only<T extends object>(
  union: T | undefined,
  field: string,
): [keyof T & string, any] {
  const entries = Object.entries(union ?? {}).filter(
    ([, value]) => value !== undefined,
  );
  if (entries.length !== 1) {
    throw invalidParameter(
      'You have used none or multiple values for a field that requires exactly one value.',
      field,
      entries.map(([name]) => name).join(', '),
    );
  }
  return entries[0] as [keyof T & string, any];
}

function transformationCost(
  transformations: readonly TextTransformation[] | undefined,
): number {
  const types = (transformations ?? []).map(({ Type }) => String(Type));
  if (!types.length) {
    throw invalidParameter(
      'The parameter is required.',
      'TEXT_TRANSFORMATION',
      '[]',
    );
  }
  const unknown = types.find(type => !TRANSFORMATIONS.includes(type));
  if (unknown) {
    throw notSupported('TEXT_TRANSFORMATION', unknown);
  }
  return 10 * types.filter(type => type !== 'NONE').length;
}

function checkField(field: FieldToMatch | undefined): void {
  const [name] = only(field, 'FIELD_TO_MATCH');
  if (!FIELDS.includes(name)) {
    throw notSupported('FIELD_TO_MATCH', name);
  }
}

/** Checks a statement. @returns its capacity units */
export function statementCapacity(statement: Statement | undefined): number {
  const [kind, value] = only(statement, 'STATEMENT');
  switch (kind) {
    case 'RateBasedStatement': {
      const window = value.EvaluationWindowSec ?? 300;
      if (!WINDOWS.includes(window)) {
        throw invalidParameter(
          'The parameter contains an unsupported value.',
          'EVALUATION_WINDOW_SEC',
          String(window),
        );
      }
      if (!(value.Limit >= MIN_LIMIT && value.Limit <= MAX_LIMIT)) {
        throw invalidParameter(
          `The limit must be from ${MIN_LIMIT} to ${MAX_LIMIT}.`,
          'RATE_LIMIT',
          String(value.Limit),
        );
      }
      if (value.AggregateKeyType !== 'IP') {
        throw notSupported('AGGREGATE_KEY_TYPE', value.AggregateKeyType);
      }
      return 2 + optionalCapacity(value.ScopeDownStatement);
    }
    case 'ManagedRuleGroupStatement': {
      const capacity =
        value.VendorName === 'AWS'
          ? MANAGED_RULE_GROUPS[value.Name]
          : undefined;
      if (capacity === undefined) {
        throw new AwsError(
          'WAFNonexistentItemException',
          `The managed rule group ${value.VendorName}/${value.Name} doesn't exist.`,
        );
      }
      return capacity + optionalCapacity(value.ScopeDownStatement);
    }
    case 'ByteMatchStatement':
      checkField(value.FieldToMatch);
      return (
        (value.PositionalConstraint?.startsWith('CONTAINS') ? 10 : 2) +
        transformationCost(value.TextTransformations)
      );
    case 'RegexMatchStatement':
      checkField(value.FieldToMatch);
      return 3 + transformationCost(value.TextTransformations);
    case 'SizeConstraintStatement':
      checkField(value.FieldToMatch);
      return 1 + transformationCost(value.TextTransformations);
    case 'AndStatement':
    case 'OrStatement':
      return value.Statements.map(statementCapacity).reduce(
        (sum: number, part: number) => sum + part,
        0,
      );
    case 'NotStatement':
      return statementCapacity(value.Statement);
    default:
      throw notSupported('STATEMENT', kind);
  }
}

function optionalCapacity(statement: Statement | undefined): number {
  return statement === undefined ? 0 : statementCapacity(statement);
}

/** Checks the rules of an ACL together. @returns their capacity units */
export function rulesCapacity(rules: readonly Rule[]): number {
  requireUnique(
    rules.map(({ Name }) => String(Name)),
    'RULE',
  );
  requireUnique(
    rules.map(({ Priority }) => String(Priority)),
    'PRIORITY',
  );
  return rules.reduce((sum, rule) => {
    checkAction(rule);
    return sum + statementCapacity(rule.Statement);
  }, 0);
}

function requireUnique(values: readonly string[], field: string): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) {
    throw invalidParameter(
      'You have used the same value in more than one rule.',
      field,
      twice,
    );
  }
}

/** Rule groups override the actions of their rules, all others have one of their own. */
function checkAction({ Action, OverrideAction, Statement, Name }: Rule): void {
  const isGroup = Statement?.ManagedRuleGroupStatement !== undefined;
  if (isGroup ? !OverrideAction || Action : !Action || OverrideAction) {
    throw invalidParameter(
      'A reference in your rule statement is not valid.',
      'RULE',
      `${Name} needs ${isGroup ? 'OverrideAction' : 'Action'}`,
    );
  }
  const [action] = isGroup
    ? only(OverrideAction, 'OVERRIDE_ACTION')
    : only(Action, 'ACTION');
  if (['Captcha', 'Challenge', 'Monetize'].includes(action)) {
    throw notSupported('ACTION', action);
  }
}
