import { decide, Decision } from '../decide';
import { parsePolicy, PolicyUse } from '../parsePolicy';
import { ConditionValues, Policy, PolicyPrincipal } from '../types';

/** The account of the callers below. */
export const HOME = '111122223333';
/** Another account. */
export const AWAY = '444455556666';

/** A session of the role `analyst`. */
export const SESSION: PolicyPrincipal = {
  kind: 'assumed-role',
  accountId: HOME,
  arn: `arn:aws:sts::${HOME}:assumed-role/analyst/ana`,
  roleArn: `arn:aws:iam::${HOME}:role/analyst`,
};
export const USER: PolicyPrincipal = {
  kind: 'user',
  accountId: HOME,
  arn: `arn:aws:iam::${HOME}:user/bruno`,
};
export const ROOT: PolicyPrincipal = {
  kind: 'user',
  accountId: HOME,
  arn: `arn:aws:iam::${HOME}:root`,
};
export const SERVICE: PolicyPrincipal = {
  kind: 'service',
  accountId: HOME,
  arn: 'sagemaker.amazonaws.com',
};
export const ANYBODY: PolicyPrincipal = {
  kind: 'user',
  accountId: '',
  arn: 'anonymous',
};

/** What is asked, and under which policies: each is a list of statements. */
export interface Question {
  identity?: object[];
  boundary?: object[];
  /** One list of statements for each session policy. */
  sessions?: object[][];
  resource?: object[];
  resourceRequired?: boolean;
  granted?: boolean;
  principal?: PolicyPrincipal;
  /** Owner of the resource. */
  owner?: string;
  action?: string;
  arn?: string;
  conditions?: ConditionValues;
}

/** A policy of the current version. */
export function policyOf(
  statements: object[],
  use: PolicyUse = 'identity',
): Policy {
  return parsePolicy(
    JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    use,
  );
}

/** How AWS decides over reading an object, unless the question is about something else. */
export function decisionOf(question: Question): Decision {
  const { boundary, resource } = question;
  return decide({
    request: {
      action: question.action ?? 's3:GetObject',
      resource: question.arn ?? 'arn:aws:s3:::reports/2026/a.csv',
      principal: question.principal ?? SESSION,
      conditions: question.conditions ?? {},
    },
    identityPolicies: question.identity ? [policyOf(question.identity)] : [],
    permissionsBoundary: boundary && policyOf(boundary),
    sessionPolicies: (question.sessions ?? []).map(list => policyOf(list)),
    resourcePolicy: resource && policyOf(resource, 'resource'),
    resourcePolicyRequired: question.resourceRequired,
    granted: question.granted,
    resourceAccountId: question.owner ?? HOME,
  });
}

/** The outcome in a word: `allowed`, or the kind of policy in the way, with `!` where it denies expressly. */
export function outcomeOf(question: Question): string {
  const decision = decisionOf(question);
  return decision.allowed
    ? 'allowed'
    : `${decision.explicit ? '!' : ''}${decision.kind}`;
}

/** A statement that allows reading. */
export const allow = (rest: object = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: '*',
  ...rest,
});

/** A statement that denies everything. */
export const deny = (rest: object = {}) => ({
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  ...rest,
});

/** The same for a resource policy that names somebody. */
export const allowTo = (name: string, rest: object = {}) =>
  allow({ Principal: name === '*' ? '*' : { AWS: name }, ...rest });
