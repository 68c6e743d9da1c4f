import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { IAM_QUOTAS } from './quotas';
import { limitExceeded } from './errors';
import { iamStateOf } from './iamStateOf';
import { managedPolicyDocument } from './managedPolicies';

/** Size as IAM counts it: white space is free. */
export function policySize(document: string): number {
  return document.replace(/\s/g, '').length;
}

/** Refuses a trust policy that IAM would not take, one that names users or roles that do not exist among them. */
export function validateTrustPolicy(
  context: CallContext,
  document: string,
): void {
  const policy = parsePolicy(document, 'trust');
  for (const { principal } of policy.statements) {
    for (const name of principal?.AWS ?? []) {
      if (!isKnownPrincipal(context, name)) {
        throw new AwsError(
          'MalformedPolicyDocument',
          `Invalid principal in policy: "AWS":"${name}"`,
        );
      }
    }
    for (const name of principal?.Service ?? []) {
      if (!/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(name)) {
        throw new AwsError(
          'MalformedPolicyDocument',
          `Invalid principal in policy: "SERVICE":"${name}"`,
        );
      }
    }
  }
  if (policySize(document) > IAM_QUOTAS.trustPolicySize) {
    throw limitExceeded('ACLSizePerRole', IAM_QUOTAS.trustPolicySize);
  }
}

function isKnownPrincipal(context: CallContext, name: string): boolean {
  if (
    name === '*' ||
    /^\d{12}$/.test(name) ||
    /^arn:[\w-]+:iam::\d{12}:root$/.test(name)
  ) {
    return true;
  }
  const [, accountId, kind] =
    /^arn:[\w-]+:iam::(\d{12}):(role|user)\/.+$/.exec(name) ?? [];
  if (kind) {
    const state = iamStateOf(context.with({ accountId }));
    return kind === 'role'
      ? state.roleByArn(name) !== undefined
      : state.user(name.slice(name.lastIndexOf('/') + 1))?.arn === name;
  }
  return /^arn:[\w-]+:sts::\d{12}:assumed-role\/[^/]+\/[^/]+$/.test(name);
}

/** The text of a managed policy, AWS's or the account's own; nothing when there is none. */
export function managedPolicy(
  context: CallContext,
  arn: string,
): string | undefined {
  const own = iamStateOf(context).policies.get(arn);
  const version = own?.versions.find(
    candidate => candidate.versionId === own.defaultVersionId,
  );
  return version?.document ?? managedPolicyDocument(arn);
}

/** A policy text as IAM's answers carry it. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document);
}
