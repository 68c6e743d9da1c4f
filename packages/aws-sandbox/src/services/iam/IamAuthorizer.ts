import {
  ConditionValues,
  decide,
  Policy,
  requestConditions,
} from '../../authorization';
import { AuthorizationQuestion, Authorizer } from '../../core/Authorizer';
import { Principal } from '../../core/types';
import { World } from '../../core/World';
import { denial } from './denial';
import { iamStateOfAccount } from './iamStateOf';
import { IamIdentity } from './IamState';
import { managedPolicyDocument } from './managedPolicies';
import { PolicyCache } from './PolicyCache';
import { serviceLinkedPolicy } from './serviceLinkedPolicies';

/** A boundary whose policy is gone allows nothing. */
const NOTHING: Policy = { statements: [] };

/** Decides by the policies that IAM holds for the caller, its session's policies and the resource's own policy. */
export class IamAuthorizer implements Authorizer {
  readonly #world: World;
  readonly #policies = new PolicyCache();

  constructor(world: World) {
    this.#world = world;
  }

  authorize(question: AuthorizationQuestion): void {
    const { principal, action, resource, options } = question;
    const identity = this.#identity(principal);
    const resourceAccountId =
      options.resourceAccountId ?? accountOf(resource) ?? principal.accountId;
    const boundary = identity?.permissionsBoundary;
    const decision = decide({
      request: {
        action,
        resource,
        principal,
        conditions: () =>
          this.#conditions(question, identity, resourceAccountId),
      },
      identityPolicies: this.#policiesOf(principal, identity),
      permissionsBoundary: boundary
        ? this.#managedPolicy(boundary, principal.accountId) ?? NOTHING
        : undefined,
      sessionPolicies: principal.sessionPolicies.map(document =>
        this.#policies.get(document, 'identity'),
      ),
      resourcePolicy: options.resourcePolicy
        ? this.#policies.get(options.resourcePolicy, 'resource')
        : undefined,
      endpointPolicy: this.#endpointPolicy(question),
      resourcePolicyRequired: options.resourcePolicyRequired,
      granted: options.granted,
      resourceAccountId,
    });
    this.#record(question, decision.allowed);
    if (!decision.allowed) {
      throw denial(this.#world, question, { ...decision, resourceAccountId });
    }
  }

  /** A VPC endpoint's policy is about the call that came through it, not about what services then do. */
  #endpointPolicy({
    origin,
    principal,
  }: AuthorizationQuestion): Policy | undefined {
    return origin.endpoint &&
      origin.calledVia.length === 0 &&
      principal.kind !== 'service'
      ? this.#policies.get(origin.endpoint.policy, 'resource')
      : undefined;
  }

  deny(question: AuthorizationQuestion): never {
    this.#record(question, false);
    throw denial(this.#world, question, {
      allowed: false,
      kind: 'identity-based',
      explicit: false,
      resourceAccountId: question.principal.accountId,
    });
  }

  #record(
    { principal, action, resource }: AuthorizationQuestion,
    allowed: boolean,
  ): void {
    this.#world.authorizations.record({ principal, action, resource, allowed });
  }

  #conditions(
    { principal, region, origin, conditions }: AuthorizationQuestion,
    identity: IamIdentity | undefined,
    resourceAccountId: string,
  ): ConditionValues {
    return {
      ...requestConditions({
        principal,
        principalTags: Object.fromEntries(identity?.tags ?? []),
        region,
        now: this.#world.clock.now(),
        origin,
      }),
      'aws:ResourceAccount': resourceAccountId,
      ...conditions,
    };
  }

  #identity(principal: Principal): IamIdentity | undefined {
    if (principal.kind === 'service' || principal.accountId === '') {
      return undefined;
    }
    const state = iamStateOfAccount(this.#world, principal.accountId);
    if (principal.kind === 'user') {
      return state.user(
        principal.arn.slice(principal.arn.lastIndexOf('/') + 1),
      );
    }
    const role = principal.roleArn && state.roleByArn(principal.roleArn);
    // A role that was made anew under the same name is another one.
    return role && principal.userId.startsWith(`${role.roleId}:`)
      ? role
      : undefined;
  }

  #policiesOf(
    principal: Principal,
    identity: IamIdentity | undefined,
  ): Policy[] {
    if (principal.linkedService !== undefined) {
      const document = serviceLinkedPolicy(principal.linkedService);
      return document ? [this.#policies.get(document, 'identity')] : [];
    }
    if (!identity) {
      return [];
    }
    const policies: Policy[] = [];
    for (const document of identity.inlinePolicies.values()) {
      policies.push(this.#policies.get(document, 'identity'));
    }
    for (const arn of identity.attachedPolicies) {
      const policy = this.#managedPolicy(arn, principal.accountId);
      if (policy) {
        policies.push(policy);
      }
    }
    return policies;
  }

  #managedPolicy(arn: string, accountId: string): Policy | undefined {
    const own = iamStateOfAccount(this.#world, accountId).policies.get(arn);
    const document =
      own?.versions.find(version => version.versionId === own.defaultVersionId)
        ?.document ?? managedPolicyDocument(arn);
    return document === undefined
      ? undefined
      : this.#policies.get(document, 'identity');
  }
}

/** The account that an ARN names, if it does. */
function accountOf(arn: string): string | undefined {
  return /^(?:[^:]*:){4}(\d{12})(?::|$)/.exec(arn)?.[1];
}
