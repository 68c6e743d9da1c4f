import { AwsError } from '../../core/AwsError';

export const resourceNotFound = (message: string) =>
  new AwsError('ResourceNotFound', message);

export const resourceInUse = (message: string) =>
  new AwsError('ResourceInUse', message);

export const validationException = (message: string) =>
  new AwsError('ValidationException', message);

/** A quota that is used up. */
export function resourceLimitExceeded(
  quota: { name: string; limit: number; unit: string },
  used: number,
): AwsError {
  const { name, limit, unit } = quota;
  return new AwsError(
    'ResourceLimitExceeded',
    `The account-level service limit '${name}' is ${limit} ${unit}, with current utilization of ${used} ${unit} and a request delta of 1 ${unit}. Please use AWS Service Quotas to request an increase for this quota.`,
  );
}
