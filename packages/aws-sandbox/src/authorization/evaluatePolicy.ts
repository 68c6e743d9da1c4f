import { matchesConditions } from './conditions/matchConditions';
import { matchesAction } from './matchAction';
import { matchPrincipal, PrincipalMatch } from './matchPrincipal';
import { matchesResource } from './matchResource';
import { RequestKeys } from './RequestKeys';
import { Policy, PolicyRequest, PolicyStatement } from './types';

/** What one or several policies say: an explicit deny beats any allow, silence is neither. */
export type Verdict = 'allow' | 'deny' | 'silent';

/** What a resource policy says. */
export interface ResourceVerdict {
  readonly verdict: Verdict;
  /** All ways in which the statements that allow name the caller. */
  readonly matches: ReadonlySet<PrincipalMatch>;
}

const UNNAMED: ReadonlySet<PrincipalMatch> = new Set();

/** What identity, boundary or session policies say together. */
export function evaluatePolicies(
  policies: readonly Policy[],
  request: PolicyRequest,
  keys: RequestKeys = new RequestKeys(request.conditions),
): Verdict {
  let verdict: Verdict = 'silent';
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (
        (statement.effect === 'Deny' || verdict === 'silent') &&
        speaksOf(statement, request, keys)
      ) {
        if (statement.effect === 'Deny') {
          return 'deny';
        }
        verdict = 'allow';
      }
    }
  }
  return verdict;
}

/** What a resource or trust policy says, and how it names the caller where it allows. */
export function evaluateResourcePolicy(
  policy: Policy,
  request: PolicyRequest,
  keys: RequestKeys = new RequestKeys(request.conditions),
): ResourceVerdict {
  const matches = new Set<PrincipalMatch>();
  for (const statement of policy.statements) {
    const match = matchPrincipal(statement, request.principal);
    if (match && speaksOf(statement, request, keys)) {
      if (statement.effect === 'Deny') {
        return { verdict: 'deny', matches: UNNAMED };
      }
      matches.add(match);
    }
  }
  return { verdict: matches.size > 0 ? 'allow' : 'silent', matches };
}

function speaksOf(
  { matchers }: PolicyStatement,
  { action, resource }: PolicyRequest,
  keys: RequestKeys,
): boolean {
  return (
    matchesAction(matchers, action) &&
    matchesResource(matchers, resource, keys) &&
    matchesConditions(matchers.conditions, keys)
  );
}
