import { AwsError } from './AwsError';

/** The answer to what the local AWS does not know; a 4xx, because SDKs retry anything in the 500s. */
export function notImplemented(service: string, operation: string): AwsError {
  return new AwsError(
    'NotImplemented',
    `${service}:${operation} is not implemented by the local AWS`,
  );
}
