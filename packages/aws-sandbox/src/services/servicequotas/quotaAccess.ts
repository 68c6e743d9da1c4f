import { CallContext } from '../../core/types';
import { byKey, Page, paginate } from '../../validation';
import { Quota } from './Quota';
import { allQuotas, findQuota } from './quotas';
import { noSuchResource } from './serviceQuotasErrors';

/** Where Service Quotas shows the quotas that hold for all regions. */
const GLOBAL_REGION = 'us-east-1';
const PAGE_SIZE = 100;

/** The quotas that a region shows, by code. */
export function quotasIn(
  { region }: CallContext,
  serviceCode?: string,
): Quota[] {
  return allQuotas()
    .filter(
      quota =>
        (!quota.global || region === GLOBAL_REGION) &&
        (serviceCode === undefined || quota.serviceCode === serviceCode),
    )
    .sort(byKey(({ serviceCode: code, quotaCode }) => `${code}/${quotaCode}`));
}

/** Refuses a service that Service Quotas does not know. */
export function requireService(serviceCode: string): void {
  if (!allQuotas().some(quota => quota.serviceCode === serviceCode)) {
    throw noSuchResource(
      `The request failed because the specified service ${serviceCode} does not exist.`,
    );
  }
}

/** The quota of these codes, as far as the region shows it. */
export function requireQuota(
  { region }: CallContext,
  input: { ServiceCode?: string; QuotaCode?: string },
): Quota {
  requireService(input.ServiceCode!);
  const quota = findQuota(input.ServiceCode, input.QuotaCode);
  if (!quota || (quota.global && region !== GLOBAL_REGION)) {
    throw noSuchResource(
      `The request failed because the specified quota ${input.QuotaCode} of service ${input.ServiceCode} does not exist in Region ${region}.`,
    );
  }
  return quota;
}

/** ARN of a quota of the call's account, or of AWS's default. */
export function quotaArn(
  { partition, region, accountId }: CallContext,
  quota: { serviceCode: string; quotaCode: string; global?: boolean },
  of: 'account' | 'default' = 'account',
): string {
  const place = quota.global ? '' : region;
  const owner = of === 'account' ? accountId : '';
  return `arn:${partition}:servicequotas:${place}:${owner}:${quota.serviceCode}/${quota.quotaCode}`;
}

/** One page; the items are in the order of their keys. */
export function pageOf<T>(
  items: readonly T[],
  input: { NextToken?: string; MaxResults?: number },
  keyOf: (item: T) => string,
): Page<T> {
  return paginate(items, {
    limit: input.MaxResults,
    defaultLimit: PAGE_SIZE,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'InvalidPaginationTokenException',
  });
}
