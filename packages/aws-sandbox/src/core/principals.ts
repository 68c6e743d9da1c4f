import { Principal } from './types';

/** An AWS service that acts by itself, e.g. `cloudformation.amazonaws.com`. */
export function servicePrincipal(
  accountId: string,
  hostName: string,
): Principal {
  return {
    kind: 'service',
    accountId,
    arn: hostName,
    userId: hostName,
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
  };
}
