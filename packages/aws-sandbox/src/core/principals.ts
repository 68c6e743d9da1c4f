import { Principal } from './types';

/**
 * An AWS service that acts by itself, e.g. `cloudformation.amazonaws.com`.
 *
 * @param sourceArn the resource on whose behalf it acts
 */
export function servicePrincipal(
  accountId: string,
  hostName: string,
  sourceArn?: string,
): Principal {
  return {
    kind: 'service',
    accountId,
    arn: hostName,
    userId: hostName,
    sessionTags: {},
    sessionPolicies: [],
    sourceArn,
  };
}

/** The caller of an operation that AWS offers without a signature; no policy of any account names it. */
export function anonymousPrincipal(): Principal {
  return {
    kind: 'user',
    accountId: '',
    arn: 'anonymous',
    userId: 'anonymous',
    sessionTags: {},
    sessionPolicies: [],
  };
}

/** An IAM user with its long-term access key. */
export function userPrincipal(user: {
  accountId: string;
  arn: string;
  userId: string;
}): Principal {
  return { kind: 'user', ...user, sessionTags: {}, sessionPolicies: [] };
}

/** Options of {@link rolePrincipal}. */
export interface RolePrincipalOptions {
  partition: string;
  accountId: string;
  roleArn: string;
  /** `AROA…` */
  roleId: string;
  sessionName: string;
  sourceIdentity?: string;
  sessionTags?: Record<string, string>;
  transitiveTagKeys?: string[];
  sessionPolicies?: string[];
  issuedAt?: Date;
}

/** A session of an IAM role. */
export function rolePrincipal(options: RolePrincipalOptions): Principal {
  const { partition, accountId, roleArn, roleId, sessionName } = options;
  const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    kind: 'assumed-role',
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${roleId}:${sessionName}`,
    roleArn,
    sessionName,
    sourceIdentity: options.sourceIdentity,
    sessionTags: options.sessionTags ?? {},
    transitiveTagKeys: options.transitiveTagKeys,
    sessionPolicies: options.sessionPolicies ?? [],
    issuedAt: options.issuedAt,
  };
}
