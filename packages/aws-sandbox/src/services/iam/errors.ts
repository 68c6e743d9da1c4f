import { AwsError } from '../../core/AwsError';

/** Something that does not exist. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/** A name that is taken. */
export function entityAlreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', message, 409);
}

/** A deletion that something still stands against. */
export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}

/** A quota that would be passed. */
export function limitExceeded(quota: string, limit: number): AwsError {
  return new AwsError(
    'LimitExceeded',
    `Cannot exceed quota for ${quota}: ${limit}`,
    409,
  );
}
