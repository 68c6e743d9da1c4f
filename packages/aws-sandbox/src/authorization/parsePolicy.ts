import { isObject, malformed } from './parsing/malformed';
import { parseStatement } from './parsing/parseStatement';
import { PolicyUse } from './parsing/PolicyUse';
import { Policy, PolicyStatement } from './types';

export type { PolicyUse } from './parsing/PolicyUse';

/** The version that knows policy variables; without one a document is of the older version. */
const CURRENT_VERSION = '2012-10-17';
const VERSIONS = [CURRENT_VERSION, '2008-10-17'];
const POLICY_KEYS = ['Version', 'Id', 'Statement'];

/**
 * Reads a policy document and prepares it for evaluation: keep the result, reading is what costs.
 *
 * @throws AwsError `MalformedPolicyDocument` when IAM would not take it
 */
export function parsePolicy(document: string, use: PolicyUse): Policy {
  const parsed = readJson(document);
  const unknown = Object.keys(parsed).find(key => !POLICY_KEYS.includes(key));
  if (unknown) {
    throw malformed(`Syntax errors in policy: unknown element ${unknown}.`);
  }
  const { Version: version } = parsed;
  if (version !== undefined && !VERSIONS.includes(version as string)) {
    throw malformed(
      `Policy document must be version 2012-10-17 or greater, not ${JSON.stringify(
        version,
      )}.`,
    );
  }
  const given = parsed.Statement === undefined ? [] : [parsed.Statement].flat();
  if (given.length === 0) {
    throw malformed('Policy document must contain at least one statement.');
  }
  const statements = given.map(statement =>
    parseStatement(statement, use, version === CURRENT_VERSION),
  );
  if (use !== 'resource') {
    requireUniqueSids(statements);
  }
  return { statements };
}

function readJson(document: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(document);
  } catch {
    throw malformed('Syntax errors in policy.');
  }
  if (!isObject(parsed)) {
    throw malformed('Syntax errors in policy.');
  }
  return parsed;
}

function requireUniqueSids(statements: readonly PolicyStatement[]): void {
  const sids = statements.flatMap(({ sid }) => sid || []);
  if (new Set(sids).size < sids.length) {
    throw malformed('Statement IDs (SID) in a single policy must be unique.');
  }
}
