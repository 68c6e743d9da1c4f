import { AwsError } from '../../core/AwsError';

/** The JSON of a request's body; an empty body counts as an empty object. */
export function parseJsonBody(body: Buffer): unknown {
  if (body.length === 0) {
    return {};
  }
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new AwsError(
      'SerializationException',
      'The request body is not valid JSON',
    );
  }
}
