import { Account, World } from '../core/World';
import { HUB_ACCOUNT } from './accounts';
import { bootstrap } from './bootstrap';
import { raisePortalQuotas } from './portalQuotas';
import { seedSpokeAccount } from './spokeAccount';

/** Gives an account what it needs to host environments: quotas, the portal's read role and the CDK's bootstrap. */
export function prepareHost(
  world: World,
  { accountId, regions }: Pick<Account, 'accountId' | 'regions'>,
): void {
  raisePortalQuotas(world, { accountId, regions });
  if (accountId !== HUB_ACCOUNT) {
    seedSpokeAccount(world, accountId);
  }
  for (const region of regions) {
    bootstrap(world, { accountId, region }, HUB_ACCOUNT);
  }
}
