import { World } from '../core/World';
import { ACCOUNTS } from './accounts';
import { seedAccount } from './seedAccount';

/** The accounts, with an administrator each and nothing else. */
export async function seedEmpty(world: World): Promise<void> {
  ACCOUNTS.forEach(account => seedAccount(world, account));
}
