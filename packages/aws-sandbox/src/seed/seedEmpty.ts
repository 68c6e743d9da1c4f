import { World } from '../core/World';
import { ACCOUNTS } from './accounts';
import { createUser } from './createUser';

/** The accounts, with an administrator each and nothing else. */
export async function seedEmpty(world: World): Promise<void> {
  for (const account of ACCOUNTS) {
    world.accounts.set(account.accountId, {
      ...account,
      regions: [...account.regions],
    });
    createUser(world, {
      accountId: account.accountId,
      userName: 'admin',
      accessKeyId: `AKIAGCOADMIN${account.accountId}`,
      secretAccessKey: 'local-admin-secret-not-a-real-key',
      policy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      },
    });
  }
}
