import { Account, World } from '../core/World';
import { createUser } from './createUser';

/** An account with an administrator and nothing else. */
export function seedAccount(world: World, account: Account): void {
  const { accountId } = account;
  world.accounts.set(accountId, { ...account, regions: [...account.regions] });
  createUser(world, {
    accountId,
    userName: 'admin',
    accessKeyId: `AKIAGCOADMIN${accountId}`,
    secretAccessKey: 'local-admin-secret-not-a-real-key',
    policy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    },
  });
}
