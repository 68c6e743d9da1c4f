import { InputError } from '@backstage/errors';
import { Account } from '@gco/plugin-gco-analytics-common';
import { AccountConfig } from '@gco/plugin-gco-analytics-node';
import { AccountRegistry } from './AccountRegistry';

/** {@link AccountRegistry} of the accounts in the app config. */
export class ConfigAccountRegistry implements AccountRegistry {
  readonly #accounts: ReadonlyMap<string, AccountConfig>;

  constructor(options: { accounts: AccountConfig[] }) {
    this.#accounts = new Map(
      options.accounts.map(account => [account.accountId, account]),
    );
  }

  list(): Account[] {
    return [...this.#accounts.values()].map(({ accountId, name, regions }) => ({
      accountId,
      name,
      regions,
    }));
  }

  find(accountId: string): AccountConfig | undefined {
    return this.#accounts.get(accountId);
  }

  require(accountId: string, region: string): AccountConfig {
    const account = this.#accounts.get(accountId);
    if (!account) {
      throw new InputError(
        `Account '${accountId}' is not one in which environments may be created`,
      );
    }
    if (!account.regions.includes(region)) {
      throw new InputError(
        `Region '${region}' is not allowed in account '${accountId}'; allowed: ${account.regions.join(
          ', ',
        )}`,
      );
    }
    return account;
  }
}
