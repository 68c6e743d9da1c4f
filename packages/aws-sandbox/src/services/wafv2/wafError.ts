import { AwsError } from '../../core/AwsError';

/** Refused input, told as WAF does: a reason, the field and the value. */
export function invalidParameter(
  reason: string,
  field: string,
  parameter: string,
): AwsError {
  return new AwsError(
    'WAFInvalidParameterException',
    `Error reason: ${reason}, field: ${field}, parameter: ${parameter}`,
  );
}

/** What AWS has and the local AWS refuses by name. */
export const notSupported = (field: string, name: string) =>
  invalidParameter(`${name} is not implemented by the local AWS`, field, name);

export const nonexistentItem = () =>
  new AwsError(
    'WAFNonexistentItemException',
    "AWS WAF couldn't perform the operation because your resource doesn't exist.",
  );

export const duplicateItem = () =>
  new AwsError(
    'WAFDuplicateItemException',
    "AWS WAF couldn't perform the operation because some resource in your request is a duplicate of an existing one.",
  );

export const optimisticLock = () =>
  new AwsError(
    'WAFOptimisticLockException',
    "AWS WAF couldn't save your changes because someone changed the resource after you started to edit it. Reapply your changes.",
  );

export const associatedItem = () =>
  new AwsError(
    'WAFAssociatedItemException',
    "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
  );
