import type { JWTPayload } from 'jose';
import { CallContext } from '../../core/types';
import { CognitoDirectory } from './CognitoDirectory';
import { UserPool } from './records';
import { issuerOf } from './tokens';

/** Why a token does not count. */
export type TokenFlaw = 'invalid' | 'expired';

/** What a check of a token says. */
export type TokenCheck =
  | { claims: JWTPayload; flaw?: undefined }
  | { claims?: undefined; flaw: TokenFlaw };

/**
 * Checks signature, issuer, expiry, use and client of a token against one pool.
 *
 * @param use id tokens carry their client in `aud`, access tokens in `client_id`
 */
export async function verifyToken(
  context: Pick<CallContext, 'clock'>,
  pool: UserPool,
  token: string,
  use: 'id' | 'access',
): Promise<TokenCheck> {
  const { errors, jwtVerify } = require('jose') as typeof import('jose');
  try {
    const { payload } = await jwtVerify(
      token,
      async header => {
        const key = await pool.keys.find(header.kid);
        if (!key) {
          throw new errors.JWKSNoMatchingKey();
        }
        return key.publicKey;
      },
      {
        algorithms: ['RS256'],
        issuer: issuerOf(pool),
        currentDate: context.clock.now(),
      },
    );
    const client = use === 'id' ? payload.aud : payload.client_id;
    return payload.token_use === use &&
      typeof client === 'string' &&
      pool.clients.has(client)
      ? { claims: payload }
      : { flaw: 'invalid' };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { flaw: 'expired' };
    }
    if (error instanceof errors.JOSEError || error instanceof TypeError) {
      return { flaw: 'invalid' };
    }
    throw error;
  }
}

/** The pool that a token says it is from; nothing is checked yet. */
export function poolNamedIn(
  directory: CognitoDirectory,
  token: string | undefined,
): UserPool | undefined {
  try {
    const payload = Buffer.from(String(token).split('.')[1], 'base64url');
    const { iss } = JSON.parse(payload.toString('utf8'));
    return directory.pools.get(String(iss).split('/').pop()!);
  } catch {
    return undefined;
  }
}
