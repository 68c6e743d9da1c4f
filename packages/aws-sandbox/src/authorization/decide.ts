import {
  evaluatePolicies,
  evaluateResourcePolicy,
  ResourceVerdict,
  Verdict,
} from './evaluatePolicy';
import { isRoot } from './matchPrincipal';
import { RequestKeys } from './RequestKeys';
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
  /** Policy of the VPC endpoint that the request came through; it limits whatever the others allow. */
  endpointPolicy?: Policy;
  /** The resource policy must allow it in any case: role trust and key policies. */
  resourcePolicyRequired?: boolean;
  /** A grant on the resource lets the caller do it: what no policy denies is allowed. */
  granted?: boolean;
  /** Account that owns the resource. */
  resourceAccountId: string;
}

/** Kinds of policy that can stand in the way. */
export type PolicyKind =
  | 'identity-based'
  | 'session'
  | 'resource-based'
  | 'permissions boundary'
  | 'VPC endpoint';

/** The outcome; a refusal says which kind of policy it comes from. */
export type Decision =
  | { allowed: true }
  | { allowed: false; explicit: boolean; kind: PolicyKind };

/** What each kind of policy says. */
interface Verdicts {
  readonly identity: Verdict;
  readonly boundary: Verdict;
  readonly sessions: readonly Verdict[];
  readonly resource: ResourceVerdict;
  readonly endpoint: Verdict;
}

const ALLOWED: Decision = { allowed: true };
const SILENT: ResourceVerdict = { verdict: 'silent', matches: new Set() };

/**
 * Decides as AWS documents it. Any explicit deny refuses. Otherwise the caller's identity policies and, where they
 * exist, its permissions boundary and session policies must allow; across accounts the resource policy must, too. In
 * the resource's own account a resource policy can take the place of what the caller's side does not say: of
 * everything when it names the user or the session itself, of the identity policies alone when it names the role.
 * Services and callers without an identity have nothing but the resource policy.
 */
export function decide(input: AuthorizationInput): Decision {
  const verdicts = verdictsOf(input);
  return explicitDeny(verdicts) ?? implicitDeny(input, verdicts) ?? ALLOWED;
}

function verdictsOf(input: AuthorizationInput): Verdicts {
  const { request, resourcePolicy, permissionsBoundary } = input;
  const keys = new RequestKeys(request.conditions);
  const limitless = isRoot(request.principal);
  return {
    identity: limitless
      ? 'allow'
      : evaluatePolicies(input.identityPolicies, request, keys),
    boundary:
      permissionsBoundary && !limitless
        ? evaluatePolicies([permissionsBoundary], request, keys)
        : 'allow',
    sessions: (input.sessionPolicies ?? []).map(policy =>
      evaluatePolicies([policy], request, keys),
    ),
    resource: resourcePolicy
      ? evaluateResourcePolicy(resourcePolicy, request, keys)
      : SILENT,
    endpoint: input.endpointPolicy
      ? evaluateResourcePolicy(input.endpointPolicy, request, keys).verdict
      : 'allow',
  };
}

function explicitDeny(verdicts: Verdicts): Decision | undefined {
  if (verdicts.identity === 'deny') {
    return refuse('identity-based', true);
  }
  if (verdicts.boundary === 'deny') {
    return refuse('permissions boundary', true);
  }
  if (verdicts.sessions.includes('deny')) {
    return refuse('session', true);
  }
  if (verdicts.endpoint === 'deny') {
    return refuse('VPC endpoint', true);
  }
  return verdicts.resource.verdict === 'deny'
    ? refuse('resource-based', true)
    : undefined;
}

function implicitDeny(
  input: AuthorizationInput,
  { identity, boundary, sessions, resource, endpoint }: Verdicts,
): Decision | undefined {
  if (endpoint !== 'allow') {
    return refuse('VPC endpoint', false);
  }
  if (input.granted) {
    return undefined;
  }
  const { principal } = input.request;
  const isAlone = principal.kind === 'service' || principal.accountId === '';
  const sameAccount = input.resourceAccountId === principal.accountId;
  if (
    (input.resourcePolicyRequired || isAlone || !sameAccount) &&
    resource.verdict !== 'allow'
  ) {
    return refuse('resource-based', false);
  }
  if (isAlone) {
    return undefined;
  }
  // What a resource policy gives to the user or the session itself, nothing on the caller's side has to allow as well.
  const asItself = sameAccount && resource.matches.has('direct');
  const asRole = sameAccount && resource.matches.has('role');
  if (asItself) {
    return undefined;
  }
  if (identity !== 'allow' && !asRole) {
    return refuse('identity-based', false);
  }
  if (boundary !== 'allow') {
    return refuse('permissions boundary', false);
  }
  return sessions.some(verdict => verdict !== 'allow')
    ? refuse('session', false)
    : undefined;
}

function refuse(kind: PolicyKind, explicit: boolean): Decision {
  return { allowed: false, explicit, kind };
}
