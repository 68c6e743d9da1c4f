import { AwsError } from '../core/AwsError';
import { parseOperatorName } from './conditions/matchConditions';
import { conditionOperator } from './conditions/operators';
import { Policy, PolicyStatement, PrincipalElement } from './types';

const STATEMENT_KEYS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);
const VERSIONS = ['2012-10-17', '2008-10-17'];

/** What a policy is for: each kind requires other elements. */
export type PolicyUse = 'identity' | 'resource' | 'trust';

/**
 * Reads a policy document.
 *
 * @throws AwsError `MalformedPolicyDocument` when IAM would not take it
 */
export function parsePolicy(document: string, use: PolicyUse): Policy {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    throw malformed('Syntax errors in policy.');
  }
  if (!isObject(parsed)) {
    throw malformed('Syntax errors in policy.');
  }
  if (
    parsed.Version !== undefined &&
    !VERSIONS.includes(parsed.Version as string)
  ) {
    throw malformed(
      `Policy document must be version 2012-10-17 or greater, not ${JSON.stringify(
        parsed.Version,
      )}.`,
    );
  }
  const statements =
    parsed.Statement === undefined ? [] : [parsed.Statement].flat();
  if (statements.length === 0) {
    throw malformed('Policy document must contain at least one statement.');
  }
  return {
    statements: statements.map(statement => parseStatement(statement, use)),
  };
}

function parseStatement(statement: unknown, use: PolicyUse): PolicyStatement {
  if (!isObject(statement)) {
    throw malformed('Syntax errors in policy.');
  }
  const unknown = Object.keys(statement).find(key => !STATEMENT_KEYS.has(key));
  if (unknown) {
    throw malformed(`Syntax errors in policy: unknown element ${unknown}.`);
  }
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    throw malformed(
      `Policy statement must have an Effect of Allow or Deny, not ${JSON.stringify(
        statement.Effect,
      )}.`,
    );
  }
  requireOneOf(statement, 'Action', 'NotAction', true);
  requireOneOf(statement, 'Resource', 'NotResource', use === 'identity');
  requireOneOf(statement, 'Principal', 'NotPrincipal', use !== 'identity');
  if (
    use === 'identity' &&
    (statement.Principal ?? statement.NotPrincipal) !== undefined
  ) {
    throw malformed('Policy document should not specify a principal.');
  }
  if (
    use === 'trust' &&
    (statement.Resource ?? statement.NotResource) !== undefined
  ) {
    throw malformed('Has prohibited field Resource');
  }
  const actions = texts(statement, 'Action');
  for (const action of [
    ...(actions ?? []),
    ...(texts(statement, 'NotAction') ?? []),
  ]) {
    if (action !== '*' && !/^[\w-]+:[\w*?]+$/.test(action)) {
      throw malformed(
        `Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.: ${action}`,
      );
    }
  }
  return {
    sid: typeof statement.Sid === 'string' ? statement.Sid : undefined,
    effect: statement.Effect,
    actions,
    notActions: texts(statement, 'NotAction'),
    resources: texts(statement, 'Resource'),
    notResources: texts(statement, 'NotResource'),
    principal: principals(statement.Principal),
    notPrincipal: principals(statement.NotPrincipal),
    conditions: conditions(statement.Condition),
  };
}

function requireOneOf(
  statement: Record<string, unknown>,
  positive: string,
  negative: string,
  required: boolean,
): void {
  const given = [positive, negative].filter(
    key => statement[key] !== undefined,
  );
  if (given.length === 2) {
    throw malformed(
      `Policy statement must not contain both ${positive} and ${negative}.`,
    );
  }
  if (required && given.length === 0) {
    throw malformed(
      `Policy statement must contain ${positive.toLowerCase()}s.`,
    );
  }
}

function texts(
  statement: Record<string, unknown>,
  key: string,
): string[] | undefined {
  const value = statement[key];
  if (value === undefined) {
    return undefined;
  }
  const list = [value].flat();
  if (!list.every(item => typeof item === 'string')) {
    throw malformed(
      `Syntax errors in policy: ${key} must be text or a list of texts.`,
    );
  }
  return list as string[];
}

function principals(value: unknown): PrincipalElement | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (value === '*') {
    return { AWS: ['*'] };
  }
  if (!isObject(value)) {
    throw malformed('Invalid principal in policy.');
  }
  return Object.fromEntries(
    Object.keys(value).map(kind => [kind, texts(value, kind) ?? []]),
  );
}

function conditions(value: unknown): PolicyStatement['conditions'] {
  if (value === undefined) {
    return {};
  }
  if (!isObject(value)) {
    throw malformed('Syntax errors in policy: Condition must be an object.');
  }
  return Object.fromEntries(
    Object.entries(value).map(([operator, byKey]) => {
      const { name } = parseOperatorName(operator);
      if (!isObject(byKey) || (name !== 'Null' && !conditionOperator(name))) {
        throw malformed(`Invalid condition type: ${operator}.`);
      }
      const values = Object.entries(byKey).map(([key, expected]) => [
        key,
        [expected].flat().map(String),
      ]);
      return [operator, Object.fromEntries(values)];
    }),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message, 400);
}
