import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import {
  CLOUDFORMATION_QUOTAS,
  EFS_QUOTAS,
  EMR_SERVERLESS_QUOTAS,
  IAM_SERVICE_QUOTAS,
  KMS_QUOTAS,
  LAMBDA_QUOTAS,
  S3_QUOTAS,
} from './data/accountQuotas';
import { EC2_QUOTAS, VPC_QUOTAS } from './data/networkQuotas';
import { SAGEMAKER_QUOTAS } from './data/sageMakerQuotas';
import { Quota } from './Quota';
import { QUOTA_STORE, QuotaPlace, QuotaState } from './QuotaState';

/** The quotas that are enforced here, by service; to add one, add a row and ask {@link quotaValue} where the resource is made. */
export const QUOTAS = {
  cloudFormation: CLOUDFORMATION_QUOTAS,
  ec2: EC2_QUOTAS,
  efs: EFS_QUOTAS,
  emrServerless: EMR_SERVERLESS_QUOTAS,
  iam: IAM_SERVICE_QUOTAS,
  kms: KMS_QUOTAS,
  lambda: LAMBDA_QUOTAS,
  s3: S3_QUOTAS,
  sageMaker: SAGEMAKER_QUOTAS,
  vpc: VPC_QUOTAS,
};

/** All of {@link QUOTAS} in one list. */
export function allQuotas(): Quota[] {
  return Object.values<Record<string, Quota>>(QUOTAS).flatMap(ofService =>
    Object.values(ofService),
  );
}

/** The quota of these codes, or nothing. */
export function findQuota(
  serviceCode: string | undefined,
  quotaCode: string | undefined,
): Quota | undefined {
  return allQuotas().find(
    quota => quota.serviceCode === serviceCode && quota.quotaCode === quotaCode,
  );
}

/** State of the whole sandbox, as a call or the world itself gives it. */
export type QuotaStores = Pick<CallContext, 'globalStore'>;

/** Applied values and requests of the sandbox. */
export function quotaStateOf(stores: QuotaStores): QuotaState {
  return stores.globalStore(QUOTA_STORE, () => new QuotaState());
}

/** What the call's account may have in the call's region: the value applied to it, else AWS's default. */
export function quotaValue(
  context: Pick<CallContext, 'globalStore' | 'accountId' | 'region'>,
  quota: Quota,
): number {
  return quotaStateOf(context).appliedValue(context, quota) ?? quota.value;
}

/** Sets the value that applies to an account in a region; for a global quota the region does not matter. */
export function raiseQuota(
  stores: QuotaStores,
  change: QuotaPlace & { readonly quota: Quota; readonly value: number },
): void {
  quotaStateOf(stores).apply(change, change.quota, change.value);
}

/**
 * Refuses more of something where the quota leaves no room.
 *
 * @param use what there is already, and how much more is wanted (one by default)
 * @param refuse makes the service's error from the value that applies
 */
export function requireQuotaLeft(
  context: Pick<CallContext, 'globalStore' | 'accountId' | 'region'>,
  quota: Quota,
  use: { readonly used: number; readonly wanted?: number },
  refuse: (limit: number) => AwsError,
): void {
  const limit = quotaValue(context, quota);
  if (use.used + (use.wanted ?? 1) > limit) {
    throw refuse(limit);
  }
}
