import { evaluatePolicies, evaluateResourcePolicy } from './evaluatePolicy';
import { Policy, PolicyRequest } from './types';

/** All policies that apply to one request. */
export interface AuthorizationInput {
  request: PolicyRequest;
  identityPolicies: readonly Policy[];
  /** Limits what the identity policies can allow. */
  permissionsBoundary?: Policy;
  /** Each limits the session by itself. */
  sessionPolicies?: readonly Policy[];
  resourcePolicy?: Policy;
  /** The resource policy must allow it in any case: role trust and key policies. */
  resourcePolicyRequired?: boolean;
  /** Account that owns the resource. */
  resourceAccountId: string;
}

/** Kinds of policy that can stand in the way. */
export type PolicyKind =
  | 'identity-based'
  | 'session'
  | 'resource-based'
  | 'permissions boundary';

/** The outcome; a refusal says which kind of policy it comes from. */
export type Decision =
  | { allowed: true }
  | { allowed: false; explicit: boolean; kind: PolicyKind };

/**
 * Decides as AWS documents it: any explicit deny refuses; otherwise the caller's own policies and, where they exist,
 * its permissions boundary and session policies must allow. In the resource's own account a resource policy that names the caller itself can
 * take the place of an identity policy; across accounts both sides must allow.
 */
export function decide(input: AuthorizationInput): Decision {
  const { request, resourcePolicy } = input;
  const identity = evaluatePolicies(input.identityPolicies, request);
  const sessions = (input.sessionPolicies ?? []).map(policy =>
    evaluatePolicies([policy], request),
  );
  const boundary = input.permissionsBoundary
    ? evaluatePolicies([input.permissionsBoundary], request)
    : 'allow';
  const resource = resourcePolicy
    ? evaluateResourcePolicy(resourcePolicy, request)
    : { verdict: 'silent' as const };

  if (identity === 'deny') {
    return refuse('identity-based', true);
  }
  if (boundary === 'deny') {
    return refuse('permissions boundary', true);
  }
  if (sessions.includes('deny')) {
    return refuse('session', true);
  }
  if (resource.verdict === 'deny') {
    return refuse('resource-based', true);
  }

  const isService = request.principal.kind === 'service';
  const sameAccount = input.resourceAccountId === request.principal.accountId;
  const resourceMustAllow =
    input.resourcePolicyRequired === true || (!sameAccount && !isService);
  if (resourceMustAllow && resource.verdict !== 'allow') {
    return refuse('resource-based', false);
  }
  if (isService) {
    return { allowed: true };
  }
  const namedItself =
    resource.verdict === 'allow' && resource.match === 'direct' && sameAccount;
  if (identity !== 'allow' && !namedItself) {
    return refuse('identity-based', false);
  }
  if (boundary !== 'allow' && !namedItself) {
    return refuse('permissions boundary', false);
  }
  if (sessions.some(verdict => verdict !== 'allow')) {
    return refuse('session', false);
  }
  return { allowed: true };
}

function refuse(kind: PolicyKind, explicit: boolean): Decision {
  return { allowed: false, explicit, kind };
}
