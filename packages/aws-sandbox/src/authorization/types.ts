import type { CompiledCondition } from './conditions/compileConditions';
import type { Pattern } from './Pattern';
import type { ResourcePattern } from './ResourcePattern';

/** Values of the condition keys of one request; keys in AWS's spelling. */
export type ConditionValues = Readonly<
  Record<string, string | readonly string[]>
>;

/** `Principal` or `NotPrincipal` of a statement, every form brought to lists by kind; `*` is `{ AWS: ['*'] }`. */
export type PrincipalElement = Readonly<Record<string, readonly string[]>>;

/** What a statement compares requests with, made once when the policy is read. */
export interface StatementMatchers {
  readonly actions?: readonly Pattern[];
  readonly notActions?: readonly Pattern[];
  readonly resources?: readonly ResourcePattern[];
  readonly notResources?: readonly ResourcePattern[];
  readonly conditions: readonly CompiledCondition[];
}

/** One statement of a policy, brought to lists. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly principal?: PrincipalElement;
  readonly notPrincipal?: PrincipalElement;
  /** Operator → condition key → values. */
  readonly conditions: Readonly<
    Record<string, Readonly<Record<string, readonly string[]>>>
  >;
  readonly matchers: StatementMatchers;
}

/** A policy that can be evaluated. */
export interface Policy {
  readonly statements: readonly PolicyStatement[];
}

/** Who asks, as far as `Principal` elements can name them. */
export interface PolicyPrincipal {
  /** Empty for somebody without an AWS identity. */
  readonly accountId: string;
  /** ARN of the user, of the account's root or of the role session; host name of a service. */
  readonly arn: string;
  /** ARN of the role behind a session. */
  readonly roleArn?: string;
  readonly kind: 'user' | 'assumed-role' | 'service';
}

/** One action on one resource by one principal. */
export interface PolicyRequest {
  readonly action: string;
  readonly resource: string;
  readonly principal: PolicyPrincipal;
  /** Worked out only when a statement asks for a condition key, if it is a function. */
  readonly conditions: ConditionValues | (() => ConditionValues);
}
