import { compileConditions } from '../conditions/compileConditions';
import { Pattern } from '../Pattern';
import { ResourcePattern } from '../ResourcePattern';
import { PolicyStatement } from '../types';
import { isObject, malformed } from './malformed';
import { parseConditions } from './parseConditions';
import { parsePrincipal } from './parsePrincipal';
import { PolicyUse } from './PolicyUse';
import { requireActions } from './requireNames';
import { textList } from './textList';

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

/** Reads one statement. */
export function parseStatement(
  statement: unknown,
  use: PolicyUse,
  variables: boolean,
): PolicyStatement {
  if (!isObject(statement)) {
    throw malformed('Syntax errors in policy.');
  }
  const unknown = Object.keys(statement).find(key => !STATEMENT_KEYS.has(key));
  if (unknown) {
    throw malformed(`Syntax errors in policy: unknown element ${unknown}.`);
  }
  const effect = statement.Effect;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw malformed(
      `Policy statement must have an Effect of Allow or Deny, not ${JSON.stringify(
        effect,
      )}.`,
    );
  }
  requireElements(statement, use);
  const actions = textList(statement, 'Action');
  const notActions = textList(statement, 'NotAction');
  const resources = textList(statement, 'Resource');
  const notResources = textList(statement, 'NotResource');
  requireActions([...(actions ?? []), ...(notActions ?? [])], use);
  const conditions = parseConditions(statement.Condition);
  return {
    sid: sidOf(statement.Sid, use),
    effect,
    actions,
    notActions,
    resources,
    notResources,
    principal: parsePrincipal(statement.Principal),
    notPrincipal: parsePrincipal(statement.NotPrincipal),
    conditions,
    matchers: {
      actions: actions?.map(actionPattern),
      notActions: notActions?.map(actionPattern),
      resources: resources?.map(text => ResourcePattern.of(text, variables)),
      notResources: notResources?.map(text =>
        ResourcePattern.of(text, variables),
      ),
      conditions: compileConditions(conditions, variables),
    },
  };
}

function actionPattern(pattern: string): Pattern {
  return Pattern.of([{ pattern }], { ignoreCase: true });
}

function requireElements(
  statement: Record<string, unknown>,
  use: PolicyUse,
): void {
  requireOneOf(statement, 'Action', 'NotAction', true);
  requireOneOf(statement, 'Resource', 'NotResource', use === 'identity');
  requireOneOf(statement, 'Principal', 'NotPrincipal', false);
  const principal = statement.Principal ?? statement.NotPrincipal;
  if (use === 'identity' && principal !== undefined) {
    throw malformed('Policy document should not specify a principal.');
  }
  if (use !== 'identity' && principal === undefined) {
    throw malformed('Missing required field Principal');
  }
  if (use === 'trust') {
    const prohibited = ['Resource', 'NotResource', 'NotPrincipal'].find(
      key =>
        statement[key] !== undefined &&
        (key !== 'NotPrincipal' || statement.Effect === 'Allow'),
    );
    if (prohibited) {
      throw malformed(`Has prohibited field ${prohibited}`);
    }
  }
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
  if (
    required &&
    (given.length === 0 || [statement[given[0]]].flat().length === 0)
  ) {
    throw malformed(
      `Policy statement must contain ${positive.toLowerCase()}s.`,
    );
  }
}

/** Policies of IAM take letters and digits; those of keys and buckets may hold spaces. */
function sidOf(sid: unknown, use: PolicyUse): string | undefined {
  if (sid === undefined) {
    return undefined;
  }
  if (typeof sid !== 'string') {
    throw malformed('Syntax errors in policy: Sid must be text.');
  }
  if (use !== 'resource' && !/^[0-9A-Za-z]*$/.test(sid)) {
    throw malformed(
      `Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*: ${sid}`,
    );
  }
  return sid;
}
