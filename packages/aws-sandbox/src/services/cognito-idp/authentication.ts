import type {
  AdminInitiateAuthRequest,
  AdminRespondToAuthChallengeRequest,
  GetUserRequest,
  GetUserResponse,
  GlobalSignOutRequest,
  InitiateAuthRequest,
  RespondToAuthChallengeRequest,
  RevokeTokenRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { answerChallenge } from './authChallenges';
import { startAuth } from './authFlows';
import {
  authorizedPool,
  CognitoDirectory,
  findUser,
  requireClient,
} from './CognitoDirectory';
import { notAuthorized, resourceNotFound } from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { User, UserPool } from './records';
import { signOutEverywhere } from './tokens';
import { shownAttributes } from './userAttributes';
import { poolNamedIn, verifyToken } from './verifyToken';

/** The pool of a client that an unsigned call names. */
export function poolOfClient(
  directory: CognitoDirectory,
  clientId: string | undefined,
): UserPool {
  const pool = directory.poolOfClient(String(clientId));
  if (!pool) {
    throw resourceNotFound(`User pool client ${clientId} does not exist.`);
  }
  return pool;
}

/** Who an access token belongs to. */
async function userOfToken(
  context: CallContext,
  token: string | undefined,
): Promise<{ pool: UserPool; user: User }> {
  const pool = poolNamedIn(CognitoDirectory.of(context), token);
  const check = pool && (await verifyToken(context, pool, token!, 'access'));
  if (!pool || !check?.claims) {
    throw notAuthorized(
      check?.flaw === 'expired'
        ? 'Access Token has expired'
        : 'Invalid Access Token',
    );
  }
  const user = findUser(pool, String(check.claims.sub));
  if (!user) {
    throw new AwsError('UserNotFoundException', 'User does not exist.');
  }
  return { pool, user };
}

/** Signing in and out. */
export const authenticationOperations: Record<string, Operation> = {
  AdminInitiateAuth: cognitoOperation<AdminInitiateAuthRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'AdminInitiateAuth',
        input.UserPoolId,
      );
      return startAuth({
        context,
        pool,
        client: requireClient(pool, input.ClientId),
        flow: input.AuthFlow,
        parameters: input.AuthParameters ?? {},
        asAdmin: true,
      });
    },
  ),

  AdminRespondToAuthChallenge: cognitoOperation<
    AdminRespondToAuthChallengeRequest,
    object
  >(({ context, input }) => {
    const pool = authorizedPool(
      context,
      'AdminRespondToAuthChallenge',
      input.UserPoolId,
    );
    return answerChallenge({
      context,
      pool,
      client: requireClient(pool, input.ClientId),
      name: input.ChallengeName,
      session: input.Session,
      responses: input.ChallengeResponses ?? {},
    });
  }),

  InitiateAuth: cognitoOperation<InitiateAuthRequest, object>(
    ({ context, input, directory }) => {
      const pool = poolOfClient(directory, input.ClientId);
      return startAuth({
        context,
        pool,
        client: requireClient(pool, input.ClientId),
        flow: input.AuthFlow,
        parameters: input.AuthParameters ?? {},
        asAdmin: false,
      });
    },
  ),

  RespondToAuthChallenge: cognitoOperation<
    RespondToAuthChallengeRequest,
    object
  >(({ context, input, directory }) => {
    const pool = poolOfClient(directory, input.ClientId);
    return answerChallenge({
      context,
      pool,
      client: requireClient(pool, input.ClientId),
      name: input.ChallengeName,
      session: input.Session,
      responses: input.ChallengeResponses ?? {},
    });
  }),

  GetUser: cognitoOperation<GetUserRequest, GetUserResponse>(
    async ({ context, input }) => {
      const { user } = await userOfToken(context, input.AccessToken);
      return {
        Username: user.username,
        UserAttributes: shownAttributes(user),
      };
    },
  ),

  GlobalSignOut: cognitoOperation<GlobalSignOutRequest, object>(
    async ({ context, input }) => {
      const { pool, user } = await userOfToken(context, input.AccessToken);
      signOutEverywhere(pool, user);
      return {};
    },
  ),

  RevokeToken: cognitoOperation<RevokeTokenRequest, object>(
    ({ input, directory }) => {
      const pool = poolOfClient(directory, input.ClientId);
      const client = requireClient(pool, input.ClientId);
      if (client.clientSecret !== input.ClientSecret) {
        throw new AwsError('UnauthorizedException', 'Invalid client secret');
      }
      if (!client.settings.EnableTokenRevocation) {
        throw new AwsError(
          'UnsupportedOperationException',
          'Token revocation is not enabled for this client',
        );
      }
      const token = pool.refreshTokens.get(String(input.Token));
      if (token && token.clientId !== client.clientId) {
        throw new AwsError(
          'UnauthorizedException',
          'The token was not issued to this client',
        );
      }
      pool.refreshTokens.delete(String(input.Token));
      return {};
    },
  ),
};
