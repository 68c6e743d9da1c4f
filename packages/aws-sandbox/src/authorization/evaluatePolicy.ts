import { matchesConditions } from './conditions/matchConditions';
import { matchesAction } from './matchAction';
import { matchPrincipal, PrincipalMatch } from './matchPrincipal';
import { matchesResource } from './matchResource';
import { Policy, PolicyRequest } from './types';

/** What one or several policies say: an explicit deny beats any allow, silence is neither. */
export type Verdict = 'allow' | 'deny' | 'silent';

/** What identity, boundary or session policies say together. */
export function evaluatePolicies(
  policies: readonly Policy[],
  request: PolicyRequest,
): Verdict {
  let verdict: Verdict = 'silent';
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (
        (statement.effect === 'Deny' || verdict === 'silent') &&
        matchesAction(statement, request.action) &&
        matchesResource(statement, request) &&
        matchesConditions(statement, request.conditions)
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
): { verdict: Verdict; match?: PrincipalMatch } {
  let match: PrincipalMatch;
  for (const statement of policy.statements) {
    const named = matchPrincipal(statement, request.principal);
    if (
      named &&
      matchesAction(statement, request.action) &&
      matchesResource(statement, request) &&
      matchesConditions(statement, request.conditions)
    ) {
      if (statement.effect === 'Deny') {
        return { verdict: 'deny' };
      }
      match = match === 'direct' ? match : named;
    }
  }
  return match ? { verdict: 'allow', match } : { verdict: 'silent' };
}
