import { PolicyPrincipal, PolicyStatement, PrincipalElement } from './types';

/**
 * How a statement names the caller: itself (`direct`), its role or user through the account (`account`: the account's
 * own policies must allow the action too), or not at all.
 */
export type PrincipalMatch = 'direct' | 'account' | undefined;

/** How the statement of a resource or trust policy names the caller. */
export function matchPrincipal(
  statement: PolicyStatement,
  principal: PolicyPrincipal,
): PrincipalMatch {
  if (statement.principal) {
    return nameIn(statement.principal, principal);
  }
  if (statement.notPrincipal) {
    return nameIn(statement.notPrincipal, principal) ? undefined : 'direct';
  }
  return undefined;
}

function nameIn(
  element: PrincipalElement,
  principal: PolicyPrincipal,
): PrincipalMatch {
  if (principal.kind === 'service') {
    return element.Service?.includes(principal.arn) ||
      element.AWS?.includes('*')
      ? 'direct'
      : undefined;
  }
  const names = element.AWS ?? [];
  if (names.includes('*') || names.includes(principal.arn)) {
    return 'direct';
  }
  if (principal.roleArn && names.includes(principal.roleArn)) {
    return 'direct';
  }
  const account = principal.accountId;
  const ofAccount = names.some(
    name =>
      name === account ||
      new RegExp(`^arn:[\\w-]+:iam::${account}:root$`).test(name),
  );
  return ofAccount ? 'account' : undefined;
}
