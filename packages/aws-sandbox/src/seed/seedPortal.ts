import { World } from '../core/World';
import { ACCOUNTS, HUB_ACCOUNT } from './accounts';
import { bootstrap } from './bootstrap';
import { seedHubAccount } from './hubAccount';
import { seedEmpty } from './seedEmpty';
import { seedSpokeAccount } from './spokeAccount';

/** The portal's world: the hub with the portal's user and role, two spokes, everything CDK-bootstrapped. */
export async function seedPortal(world: World): Promise<void> {
  await seedEmpty(world);
  seedHubAccount(world);
  for (const { accountId, regions } of ACCOUNTS) {
    if (accountId !== HUB_ACCOUNT) {
      seedSpokeAccount(world, accountId);
    }
    for (const region of regions) {
      bootstrap(world, { accountId, region }, HUB_ACCOUNT);
    }
  }
}
