import { World } from '../core/World';
import { ACCOUNTS } from './accounts';
import { seedHubAccount } from './hubAccount';
import { prepareHost } from './prepareHost';
import { seedEmpty } from './seedEmpty';

/** The portal's world: the hub with the portal's user and role, the spokes, everything CDK-bootstrapped. */
export async function seedPortal(world: World): Promise<void> {
  await seedEmpty(world);
  seedHubAccount(world);
  ACCOUNTS.forEach(account => prepareHost(world, account));
}
