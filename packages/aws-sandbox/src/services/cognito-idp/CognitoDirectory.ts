import { CallContext } from '../../core/types';
import { resourceNotFound } from './cognitoError';
import { User, UserPool, UserPoolClient } from './records';

const STORE = 'cognito-idp';

/** Gives a piece of the sandbox-wide state. */
export type GlobalStore = CallContext['globalStore'];

/** All user pools of the sandbox: ids of pools and clients are unique over all accounts. */
export class CognitoDirectory {
  readonly pools = new Map<string, UserPool>();

  static of(context: Pick<CallContext, 'globalStore'>): CognitoDirectory {
    return context.globalStore(STORE, () => new CognitoDirectory());
  }

  poolsOf({ accountId, region }: CallContext): UserPool[] {
    return [...this.pools.values()].filter(
      pool => pool.accountId === accountId && pool.region === region,
    );
  }

  /** The pool whose client this is. */
  poolOfClient(clientId: string): UserPool | undefined {
    return [...this.pools.values()].find(pool => pool.clients.has(clientId));
  }

  /** The pool with that domain prefix; prefixes are unique in a region, whatever the account. */
  poolOfDomain(region: string, domain: string): UserPool | undefined {
    return [...this.pools.values()].find(
      pool => pool.region === region && pool.domain === domain,
    );
  }
}

/** ARN of a pool in this call's account and region. */
export function poolArn(context: CallContext, id: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:cognito-idp:${region}:${accountId}:userpool/${id}`;
}

/** Condition keys of a pool's tags. */
export function tagConditions(
  tags: Readonly<Record<string, string>> = {},
  prefix: 'aws:ResourceTag' | 'aws:RequestTag' = 'aws:ResourceTag',
): Record<string, string | string[]> {
  const entries = Object.entries(tags);
  return {
    ...Object.fromEntries(
      entries.map(([key, value]) => [`${prefix}/${key}`, value]),
    ),
    ...(prefix === 'aws:RequestTag' && entries.length
      ? { 'aws:TagKeys': entries.map(([key]) => key) }
      : {}),
  };
}

/** The pool of an id, once the caller may do the action on it. */
export function authorizedPool(
  context: CallContext,
  action: string,
  id: string | undefined,
  conditions: Record<string, string | string[]> = {},
): UserPool {
  const pool = CognitoDirectory.of(context)
    .poolsOf(context)
    .find(candidate => candidate.id === id);
  context.authorize(
    `cognito-idp:${action}`,
    pool?.arn ?? poolArn(context, String(id)),
    { ...tagConditions(pool?.tags), ...conditions },
  );
  if (!pool) {
    throw resourceNotFound(`User pool ${id} does not exist.`);
  }
  return pool;
}

/** The pool's client of that id. */
export function requireClient(
  pool: UserPool,
  clientId: string | undefined,
): UserPoolClient {
  const client = pool.clients.get(String(clientId));
  if (!client) {
    throw resourceNotFound(`User pool client ${clientId} does not exist.`);
  }
  return client;
}

/** How a pool keeps a user name. */
export function userKey(pool: UserPool, username: string): string {
  return pool.usernameCaseSensitive ? username : username.toLowerCase();
}

/** The user of that name or `sub`. */
export function findUser(
  pool: UserPool,
  username: string | undefined,
): User | undefined {
  const name = String(username);
  return (
    pool.users.get(userKey(pool, name)) ??
    [...pool.users.values()].find(user => user.sub === name)
  );
}
