import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { Quota, requireQuotaLeft } from '../servicequotas';

export const resourceNotFound = (message: string) =>
  new AwsError('ResourceNotFound', message);

export const resourceInUse = (message: string) =>
  new AwsError('ResourceInUse', message);

export const validationException = (message: string) =>
  new AwsError('ValidationException', message);

/** A deletion that others stand against; SageMaker names their kind, not their names. */
export const associatedWith = (
  what: string,
  others: 'UserProfile' | 'Space' | 'App',
) =>
  resourceInUse(
    `Unable to delete ${what} because ${others}(s) are associated with it.`,
  );

/**
 * Refuses what a quota leaves no room for.
 *
 * @param use what there is, how much more is wanted (one by default), and what the message calls it, e.g. `Domains`
 */
export function requireStudioQuota(
  context: CallContext,
  quota: Quota,
  use: { used: number; wanted?: number; unit: string },
): void {
  const { used, wanted = 1, unit } = use;
  requireQuotaLeft(
    context,
    quota,
    use,
    limit =>
      new AwsError(
        'ResourceLimitExceeded',
        `The account-level service limit '${quota.quotaName}' is ${limit} ${unit}, with current utilization of ${used} ${unit} and a request delta of ${wanted} ${unit}. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`,
      ),
  );
}
