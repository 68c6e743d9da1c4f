import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas';
import { Quota } from './Quota';

/** Name of the sandbox-wide state that holds applied values. */
export const QUOTA_STORE = 'servicequotas';

/** Whose quota: that of an account, in a region unless it is a global one. */
export interface QuotaPlace {
  readonly accountId: string;
  readonly region: string;
}

/** Values that differ from AWS's defaults, and the requests for such. */
export class QuotaState {
  readonly applied = new Map<string, number>();
  /** By id, in the order of their making. */
  readonly requests = new Map<
    string,
    QuotaPlace & { change: RequestedServiceQuotaChange }
  >();

  appliedValue(place: QuotaPlace, quota: Quota): number | undefined {
    return this.applied.size === 0
      ? undefined
      : this.applied.get(keyOf(place, quota));
  }

  apply(place: QuotaPlace, quota: Quota, value: number): void {
    this.applied.set(keyOf(place, quota), value);
  }
}

function keyOf({ accountId, region }: QuotaPlace, quota: Quota): string {
  const place = quota.global ? accountId : `${accountId}/${region}`;
  return `${place}/${quota.serviceCode}/${quota.quotaCode}`;
}
