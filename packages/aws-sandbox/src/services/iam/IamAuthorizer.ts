import {
  decide,
  denialMessage,
  parsePolicy,
  Policy,
  PolicyUse,
  requestConditions,
} from '../../authorization';
import { AuthorizationQuestion, Authorizer } from '../../core/Authorizer';
import { Principal } from '../../core/types';
import { World } from '../../core/World';
import { accessDenied } from './accessDenied';
import { iamStateOfAccount } from './iamStateOf';
import { IamIdentity } from './IamState';
import { managedPolicyDocument } from './managedPolicies';

/** A boundary whose policy is gone allows nothing. */
const NOTHING: Policy = { statements: [] };

/** Policies kept parsed; session policies may differ from call to call. */
const MAX_PARSED = 5000;

/** Decides by the policies that IAM holds for the caller, its session's policies and the resource's own policy. */
export class IamAuthorizer implements Authorizer {
  readonly #world: World;
  readonly #parsed = new Map<string, Policy>();

  constructor(world: World) {
    this.#world = world;
  }

  authorize(question: AuthorizationQuestion): void {
    const { principal, action, resource, options } = question;
    const identity = this.#identity(principal);
    const resourceAccountId =
      options.resourceAccountId ?? accountOf(resource) ?? principal.accountId;
    const decision = decide({
      request: {
        action,
        resource,
        principal: {
          kind: principal.kind,
          accountId: principal.accountId,
          arn: principal.arn,
          roleArn: principal.roleArn,
        },
        conditions: {
          ...requestConditions({
            principal,
            principalTags: Object.fromEntries(identity?.tags ?? []),
            region: question.region,
            now: this.#world.clock.now(),
            origin: question.origin,
          }),
          'aws:ResourceAccount': resourceAccountId,
          ...question.conditions,
        },
      },
      identityPolicies: identity
        ? this.#policiesOf(identity, principal.accountId)
        : [],
      permissionsBoundary: identity?.permissionsBoundary
        ? this.#managedPolicy(
            identity.permissionsBoundary,
            principal.accountId,
          ) ?? NOTHING
        : undefined,
      sessionPolicies: principal.sessionPolicies.map(document =>
        this.#parse(document, 'identity'),
      ),
      resourcePolicy: options.resourcePolicy
        ? this.#parse(options.resourcePolicy, 'resource')
        : undefined,
      resourcePolicyRequired: options.resourcePolicyRequired,
      resourceAccountId,
    });
    if (!decision.allowed) {
      const message = denialMessage(
        { principalArn: principal.arn, action, resource },
        decision,
      );
      // STS tells a caller nothing about a trust policy.
      const shown =
        question.service === 'sts'
          ? message.replace(/ (because|with an explicit deny) .*$/, '')
          : message;
      throw accessDenied(question.service, shown);
    }
  }

  #identity(principal: Principal): IamIdentity | undefined {
    const state = iamStateOfAccount(this.#world, principal.accountId);
    if (principal.kind === 'assumed-role') {
      const role = principal.roleArn
        ? state.roleByArn(principal.roleArn)
        : undefined;
      // A role that was made anew under the same name is another one.
      return role && principal.userId.startsWith(`${role.roleId}:`)
        ? role
        : undefined;
    }
    return principal.kind === 'user'
      ? state.user(principal.arn.slice(principal.arn.lastIndexOf('/') + 1))
      : undefined;
  }

  #policiesOf(identity: IamIdentity, accountId: string): Policy[] {
    const inline = [...identity.inlinePolicies.values()].map(document =>
      this.#parse(document, 'identity'),
    );
    const attached = [...identity.attachedPolicies].flatMap(
      arn => this.#managedPolicy(arn, accountId) ?? [],
    );
    return [...inline, ...attached];
  }

  #managedPolicy(arn: string, accountId: string): Policy | undefined {
    const own = iamStateOfAccount(this.#world, accountId).policies.get(arn);
    const document =
      own?.versions.find(version => version.versionId === own.defaultVersionId)
        ?.document ?? managedPolicyDocument(arn);
    return document === undefined
      ? undefined
      : this.#parse(document, 'identity');
  }

  /** Documents are immutable texts, so each is read once. */
  #parse(document: string, use: PolicyUse): Policy {
    const key = `${use}\n${document}`;
    let policy = this.#parsed.get(key);
    if (!policy) {
      if (this.#parsed.size >= MAX_PARSED) {
        this.#parsed.clear();
      }
      policy = parsePolicy(document, use);
      this.#parsed.set(key, policy);
    }
    return policy;
  }
}

/** The account that an ARN names, if it does. */
function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
