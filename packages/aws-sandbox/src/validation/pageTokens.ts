import { AwsError } from '../core/AwsError';

const VERSION = 'v1';

/** Text for the caller that says where the next page begins, in nobody else's language. */
export function encodeToken(kind: string, content: string): string {
  return Buffer.from(`${VERSION}:${kind}:${content}`).toString('base64url');
}

/**
 * What {@link encodeToken} put into a token.
 *
 * @param code the service's code for a token that is none of its own
 */
export function decodeToken(token: string, kind: string, code: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const prefix = `${VERSION}:${kind}:`;
  if (!text.startsWith(prefix)) {
    throw invalidToken(token, code);
  }
  return text.slice(prefix.length);
}

/** An error for a token that is none of the service's own. */
export function invalidToken(token: string, code: string): AwsError {
  return new AwsError(
    code,
    `The pagination token '${token.slice(0, 100)}' is not valid`,
  );
}
