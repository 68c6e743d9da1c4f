import { PolicyPrincipal, PolicyStatement, PrincipalElement } from './types';

/**
 * How a statement names the caller. `direct`: the user, the role session, the service or everybody, which gives a right
 * to that very principal. `role`: the role behind the session, whose boundary and session policies still count.
 * `account`: all of its account, which leaves it to the account's own policies.
 */
export type PrincipalMatch = 'direct' | 'role' | 'account' | undefined;

const ACCOUNT_ROOT = /^arn:[\w-]+:iam::(\d{12}):root$/;

/** How the statement of a resource or trust policy names the caller. */
export function matchPrincipal(
  statement: PolicyStatement,
  principal: PolicyPrincipal,
): PrincipalMatch {
  if (statement.principal) {
    return nameIn(statement.principal, principal);
  }
  if (statement.notPrincipal) {
    return isSpared(statement.notPrincipal, principal) ? undefined : 'direct';
  }
  return undefined;
}

function nameIn(
  element: PrincipalElement,
  principal: PolicyPrincipal,
): PrincipalMatch {
  const names = element.AWS ?? [];
  if (names.includes('*')) {
    return 'direct';
  }
  if (principal.kind === 'service') {
    return element.Service?.includes(principal.arn) ? 'direct' : undefined;
  }
  if (names.includes(principal.arn)) {
    return 'direct';
  }
  if (principal.roleArn !== undefined && names.includes(principal.roleArn)) {
    return 'role';
  }
  if (!namesAccount(names, principal.accountId)) {
    return undefined;
  }
  return isRoot(principal) ? 'direct' : 'account';
}

/**
 * Whether `NotPrincipal` leaves the caller out. AWS wants all that the caller is: the account, and the user, or the role
 * and its session; naming only a part of them does not spare it.
 */
function isSpared(
  element: PrincipalElement,
  principal: PolicyPrincipal,
): boolean {
  const names = element.AWS ?? [];
  if (names.includes('*')) {
    return true;
  }
  if (principal.kind === 'service') {
    return element.Service?.includes(principal.arn) === true;
  }
  return (
    (isRoot(principal) || names.includes(principal.arn)) &&
    (principal.roleArn === undefined || names.includes(principal.roleArn)) &&
    namesAccount(names, principal.accountId)
  );
}

/** The root of an account, which its account's policies do not limit. */
export function isRoot(principal: PolicyPrincipal): boolean {
  return principal.kind === 'user' && ACCOUNT_ROOT.test(principal.arn);
}

function namesAccount(names: readonly string[], accountId: string): boolean {
  return names.some(
    name =>
      (name === accountId && accountId !== '') ||
      ACCOUNT_ROOT.exec(name)?.[1] === accountId,
  );
}
