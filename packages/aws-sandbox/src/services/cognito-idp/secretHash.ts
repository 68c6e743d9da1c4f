import { createHmac } from 'crypto';
import { notAuthorized } from './cognitoError';
import { UserPoolClient } from './records';

/** Checks the proof that the caller knows the secret of a client that has one. */
export function checkSecretHash(
  { clientId, clientSecret }: UserPoolClient,
  username: string,
  given: string | undefined,
): void {
  if (clientSecret === undefined) {
    if (given !== undefined) {
      throw notAuthorized(
        `Client ${clientId} is not configured for secret but secret was received`,
      );
    }
    return;
  }
  if (given === undefined) {
    throw notAuthorized(
      `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    );
  }
  const expected = createHmac('sha256', clientSecret)
    .update(username + clientId)
    .digest('base64');
  if (given !== expected) {
    throw notAuthorized(`Unable to verify secret hash for client ${clientId}`);
  }
}
