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
          ...question.conditions,
        },
      },
      identityPolicies: identity
        ? this.#policiesOf(identity, principal.accountId)
        : [],
      permissionsBoundary: identity?.permissionsBoundary
        ? this.#managedPolicy(identity.permissionsBoundary, principal.accountId)
        : undefined,
      sessionPolicies: principal.sessionPolicies.map(document =>
        this.#parse(document, 'identity'),
      ),
      resourcePolicy: options.resourcePolicy
        ? this.#parse(
            options.resourcePolicy,
            options.resourcePolicyRequired ? 'trust' : 'resource',
          )
        : undefined,
      resourcePolicyRequired: options.resourcePolicyRequired,
      resourceAccountId:
        options.resourceAccountId ?? accountOf(resource) ?? principal.accountId,
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
      return principal.roleArn ? state.roleByArn(principal.roleArn) : undefined;
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
