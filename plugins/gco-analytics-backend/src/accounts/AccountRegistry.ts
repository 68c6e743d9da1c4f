import { Account } from '@gco/plugin-gco-analytics-common';
import { AccountConfig } from '@gco/plugin-gco-analytics-node';

/** The AWS accounts that the platform team has onboarded. */
export interface AccountRegistry {
  /** As people may see them, in the order of the config. */
  list(): Account[];
  find(accountId: string): AccountConfig | undefined;
  /** @throws InputError when the account is not onboarded or the region is not one of its regions */
  require(accountId: string, region: string): AccountConfig;
}
