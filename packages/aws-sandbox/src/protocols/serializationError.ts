import { AwsError } from '../core/AwsError';

/** A value on the wire that is not of the member's type. */
export function serializationError(path: string, expected: string): AwsError {
  return new AwsError(
    'SerializationException',
    `Expected ${expected} at ${path || 'the top of the request'}`,
  );
}
