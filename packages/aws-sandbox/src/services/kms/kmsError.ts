import { AwsError } from '../../core/AwsError';

export function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}

export function invalidState(keyArn: string, state: string): AwsError {
  return new AwsError('KMSInvalidStateException', `${keyArn} is ${state}.`);
}

export function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** Reads a required member of a request. */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined || value === null) {
    throw validation(
      `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value;
}
