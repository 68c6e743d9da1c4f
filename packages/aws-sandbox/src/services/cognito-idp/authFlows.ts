import type {
  AuthFlowType,
  InitiateAuthResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomBytes } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { findUser } from './CognitoDirectory';
import { invalidParameter, notAuthorized } from './cognitoError';
import { matchesPassword } from './passwords';
import { User, UserPool, UserPoolClient } from './records';
import { checkSecretHash } from './secretHash';
import { issueTokens, refreshTokens } from './tokens';

/** A sign-in that begins. */
export interface AuthAttempt {
  context: CallContext;
  pool: UserPool;
  client: UserPoolClient;
  flow: AuthFlowType | undefined;
  parameters: Record<string, string>;
  /** Whether an administrator's credentials signed the call. */
  asAdmin: boolean;
}

/** Flow → what the client must allow for it; only these are there. */
const FLOWS: Record<string, { allow: string; admin?: boolean }> = {
  ADMIN_USER_PASSWORD_AUTH: {
    allow: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
    admin: true,
  },
  ADMIN_NO_SRP_AUTH: { allow: 'ALLOW_ADMIN_USER_PASSWORD_AUTH', admin: true },
  USER_PASSWORD_AUTH: { allow: 'ALLOW_USER_PASSWORD_AUTH', admin: false },
  REFRESH_TOKEN_AUTH: { allow: 'ALLOW_REFRESH_TOKEN_AUTH' },
  REFRESH_TOKEN: { allow: 'ALLOW_REFRESH_TOKEN_AUTH' },
};

/** Begins a sign-in, or renews one. */
export async function startAuth(
  attempt: AuthAttempt,
): Promise<InitiateAuthResponse> {
  const { context, pool, client, parameters } = attempt;
  const flow = checkFlow(attempt);
  if (flow.startsWith('REFRESH_TOKEN')) {
    const token = parameters.REFRESH_TOKEN ?? '';
    const name = pool.refreshTokens.get(token)?.user.username ?? '';
    checkSecretHash(client, name, parameters.SECRET_HASH);
    return {
      ChallengeParameters: {},
      AuthenticationResult: await refreshTokens(context, {
        pool,
        client,
        token,
      }),
    };
  }
  for (const name of ['USERNAME', 'PASSWORD']) {
    if (!parameters[name]) {
      throw invalidParameter(`Missing required parameter ${name}`);
    }
  }
  checkSecretHash(client, parameters.USERNAME, parameters.SECRET_HASH);
  const user = checkedUser(attempt);
  if (user.status === 'FORCE_CHANGE_PASSWORD') {
    return challengeNewPassword(attempt, user);
  }
  return {
    ChallengeParameters: {},
    AuthenticationResult: await issueTokens(context, { pool, client, user }),
  };
}

function checkFlow({ flow, client, asAdmin }: AuthAttempt): string {
  const name = String(flow);
  const known = FLOWS[name];
  const operation = asAdmin ? 'AdminInitiateAuth' : 'InitiateAuth';
  if (!known) {
    throw new AwsError(
      'NotImplemented',
      `cognito-idp:${operation} with ${name} is not implemented by the local AWS`,
    );
  }
  if (known.admin === true && !asAdmin) {
    throw invalidParameter('Initiate Auth method not supported.');
  }
  if (
    (known.admin === false && asAdmin) ||
    !client.settings.ExplicitAuthFlows.some(allowed => allowed === known.allow)
  ) {
    throw invalidParameter(
      asAdmin
        ? 'Auth flow not enabled for this client'
        : `${name} flow not enabled for this client`,
    );
  }
  return name;
}

/** The user whose name and password these are. */
function checkedUser({ context, pool, client, parameters }: AuthAttempt): User {
  const user = findUser(pool, parameters.USERNAME);
  if (!user && client.settings.PreventUserExistenceErrors === 'LEGACY') {
    throw new AwsError('UserNotFoundException', 'User does not exist.');
  }
  if (!user || !matchesPassword(parameters.PASSWORD, user.password)) {
    throw notAuthorized('Incorrect username or password.');
  }
  if (!user.enabled) {
    throw notAuthorized('User is disabled.');
  }
  if (user.temporaryUntil && user.temporaryUntil <= context.clock.now()) {
    throw notAuthorized(
      'Temporary password has expired and must be reset by an administrator.',
    );
  }
  return user;
}

function challengeNewPassword(
  { context, pool, client }: AuthAttempt,
  user: User,
): InitiateAuthResponse {
  const session = randomBytes(120).toString('base64url');
  const minutes = client.settings.AuthSessionValidity;
  pool.challenges.set(session, {
    name: 'NEW_PASSWORD_REQUIRED',
    clientId: client.clientId,
    user,
    expiresAt: new Date(context.clock.now().getTime() + minutes * 60_000),
  });
  return {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: session,
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(Object.fromEntries(user.attributes)),
    },
  };
}
