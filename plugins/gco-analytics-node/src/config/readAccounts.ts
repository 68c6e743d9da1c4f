import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  ACCOUNT_ID_PATTERN,
  REGION_PATTERN,
} from '@gco/plugin-gco-analytics-common';
import { readRoleArn } from './readRoleArn';
import { AccountConfig } from './types';

/**
 * The accounts of the config, each once.
 *
 * @throws InputError with the offending value
 */
export function readAccounts(section: Config): AccountConfig[] {
  const accounts = (section.getOptionalConfigArray('accounts') ?? []).map(
    readAccount,
  );
  const ids = accounts.map(account => account.accountId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) {
    throw new InputError(
      `gcoAnalytics.accounts: account '${twice}' is listed twice`,
    );
  }
  return accounts;
}

function readAccount(config: Config, index: number): AccountConfig {
  const path = `gcoAnalytics.accounts[${index}]`;
  const accountId = readAccountId(config, path);
  const readRole = readRoleArn(config, 'readRoleArn', path);
  if (readRole.accountId !== accountId) {
    throw new InputError(
      `${path}.readRoleArn: '${readRole.arn}' is not a role of account '${accountId}'`,
    );
  }
  return {
    accountId,
    name: config.getOptionalString('name') ?? accountId,
    regions: readRegions(config, path),
    readRoleArn: readRole.arn,
    externalId: config.getOptionalString('externalId'),
  };
}

function readAccountId(config: Config, path: string): string {
  // An unquoted id arrives as a number and may have lost leading zeros.
  const value = config.getOptional('accountId');
  if (
    typeof value !== 'string' ||
    !new RegExp(ACCOUNT_ID_PATTERN).test(value)
  ) {
    throw new InputError(
      `${path}.accountId must be 12 digits in quotes, got ${JSON.stringify(
        value,
      )}`,
    );
  }
  return value;
}

function readRegions(config: Config, path: string): string[] {
  const regions = config.getStringArray('regions');
  if (regions.length === 0) {
    throw new InputError(`${path}.regions must name at least one region`);
  }
  const bad = regions.find(region => !new RegExp(REGION_PATTERN).test(region));
  if (bad !== undefined) {
    throw new InputError(`${path}.regions: '${bad}' is not an AWS region`);
  }
  return [...new Set(regions)];
}
