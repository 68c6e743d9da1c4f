import { AwsError } from '../../core/AwsError';

/** The refusal of a document that is no policy of its kind. */
export function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message, 400);
}

/** Whether a value is an object with members, as JSON has them. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
