import { randomBytes, randomUUID } from 'crypto';
import type { AuthenticationResultType } from '@aws-sdk/client-cognito-identity-provider';
import type { JWTPayload } from 'jose';
import { CallContext } from '../../core/types';
import { tokenSeconds } from './clientSettings';
import { notAuthorized } from './cognitoError';
import { PoolKey } from './PoolKeys';
import { RefreshToken, User, UserPool, UserPoolClient } from './records';

/** Attributes that id tokens carry as booleans. */
const BOOLEANS = ['email_verified', 'phone_number_verified'];

/** `iss` of a pool's tokens, the same as on AWS. */
export function issuerOf(pool: Pick<UserPool, 'id' | 'region'>): string {
  return `https://cognito-idp.${pool.region}.amazonaws.com/${pool.id}`;
}

/** What tokens are issued for. */
interface Issue {
  pool: UserPool;
  client: UserPoolClient;
  user: User;
  originJti: string;
  /** Seconds since 1970 of the sign-in itself; a refresh does not change it. */
  authTime: number;
}

/** Signs a user in: id, access and refresh token. */
export async function issueTokens(
  context: CallContext,
  of: { pool: UserPool; client: UserPoolClient; user: User },
): Promise<AuthenticationResultType> {
  const now = context.clock.now().getTime();
  const originJti = randomUUID();
  const authTime = Math.floor(now / 1000);
  const refreshToken = randomBytes(96).toString('base64url');
  of.pool.refreshTokens.set(refreshToken, {
    clientId: of.client.clientId,
    user: of.user,
    originJti,
    authTime,
    expiresAt: new Date(
      now + tokenSeconds(of.client.settings, 'RefreshToken') * 1000,
    ),
  });
  return {
    ...(await issueShortTokens(context, { ...of, originJti, authTime })),
    RefreshToken: refreshToken,
  };
}

/** New id and access tokens for a refresh token. */
export async function refreshTokens(
  context: CallContext,
  of: { pool: UserPool; client: UserPoolClient; token: string },
): Promise<AuthenticationResultType> {
  const { pool, client, token } = of;
  const { user, originJti, authTime } = requireRefreshToken(
    context,
    pool,
    client,
    token,
  );
  if (!user.enabled) {
    throw notAuthorized('User is disabled.');
  }
  return issueShortTokens(context, { pool, client, user, originJti, authTime });
}

function requireRefreshToken(
  context: CallContext,
  pool: UserPool,
  client: UserPoolClient,
  token: string,
): RefreshToken {
  const found = pool.refreshTokens.get(token);
  if (!found || found.clientId !== client.clientId) {
    throw notAuthorized('Invalid Refresh Token');
  }
  if (found.expiresAt <= context.clock.now()) {
    throw notAuthorized('Refresh Token has expired');
  }
  return found;
}

/** Ends what a user's refresh tokens could still do. */
export function signOutEverywhere(pool: UserPool, user: User): void {
  for (const [token, of] of pool.refreshTokens) {
    if (of.user === user) {
      pool.refreshTokens.delete(token);
    }
  }
}

async function issueShortTokens(
  context: CallContext,
  issue: Issue,
): Promise<AuthenticationResultType> {
  const { pool, client, user } = issue;
  const issuedAt = Math.floor(context.clock.now().getTime() / 1000);
  const shared: JWTPayload = {
    sub: user.sub,
    iss: issuerOf(pool),
    origin_jti: issue.originJti,
    event_id: randomUUID(),
    auth_time: issue.authTime,
    iat: issuedAt,
  };
  const [idSeconds, accessSeconds] = [
    tokenSeconds(client.settings, 'IdToken'),
    tokenSeconds(client.settings, 'AccessToken'),
  ];
  const [idKey, accessKey] = await Promise.all([
    pool.keys.forTokenUse('id'),
    pool.keys.forTokenUse('access'),
  ]);
  const [IdToken, AccessToken] = await Promise.all([
    sign(idKey, {
      ...attributeClaims(user),
      ...shared,
      'cognito:username': user.username,
      aud: client.clientId,
      token_use: 'id',
      exp: issuedAt + idSeconds,
      jti: randomUUID(),
    }),
    sign(accessKey, {
      ...shared,
      client_id: client.clientId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      exp: issuedAt + accessSeconds,
      jti: randomUUID(),
      username: user.username,
    }),
  ]);
  return {
    AccessToken,
    IdToken,
    ExpiresIn: accessSeconds,
    TokenType: 'Bearer',
  };
}

function attributeClaims(user: User): JWTPayload {
  return Object.fromEntries(
    [...user.attributes].map(([name, value]) => [
      name,
      BOOLEANS.includes(name) ? value === 'true' : value,
    ]),
  );
}

async function sign(key: PoolKey, claims: JWTPayload): Promise<string> {
  const { SignJWT } = require('jose') as typeof import('jose');
  return new SignJWT(claims)
    .setProtectedHeader({ kid: key.kid, alg: 'RS256' })
    .sign(key.privateKey);
}
