import type { RespondToAuthChallengeResponse } from '@aws-sdk/client-cognito-identity-provider';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { findUser } from './CognitoDirectory';
import { invalidParameter, notAuthorized } from './cognitoError';
import { checkPassword, hashPassword } from './passwords';
import { Challenge, UserPool, UserPoolClient } from './records';
import { checkSecretHash } from './secretHash';
import { issueTokens } from './tokens';
import { readAttributes } from './userAttributes';

const ATTRIBUTE = 'userAttributes.';

/** The answer to a challenge. */
export interface ChallengeAnswer {
  context: CallContext;
  pool: UserPool;
  client: UserPoolClient;
  name: string | undefined;
  session: string | undefined;
  responses: Record<string, string>;
}

/** Goes on with a sign-in that was answered with a challenge. */
export async function answerChallenge(
  answer: ChallengeAnswer,
): Promise<RespondToAuthChallengeResponse> {
  const { context, pool, client, responses } = answer;
  if (answer.name !== 'NEW_PASSWORD_REQUIRED') {
    throw new AwsError(
      'NotImplemented',
      `cognito-idp:RespondToAuthChallenge with ${answer.name} is not implemented by the local AWS`,
    );
  }
  if (!responses.USERNAME) {
    throw invalidParameter('Missing required parameter USERNAME');
  }
  checkSecretHash(client, responses.USERNAME, responses.SECRET_HASH);
  const { user } = requireChallenge(answer);
  const password = responses.NEW_PASSWORD;
  if (!password) {
    throw invalidParameter('Missing required parameter NEW_PASSWORD');
  }
  checkPassword(password, pool);
  const attributes = Object.entries(responses)
    .filter(([name]) => name.startsWith(ATTRIBUTE))
    .map(([name, Value]) => ({ Name: name.slice(ATTRIBUTE.length), Value }));
  const changed = readAttributes(pool, attributes);
  pool.challenges.delete(answer.session!);
  user.attributes = new Map([...user.attributes, ...changed]);
  user.password = hashPassword(password);
  user.temporaryUntil = undefined;
  user.status = 'CONFIRMED';
  user.lastModifiedDate = context.clock.now();
  return {
    ChallengeParameters: {},
    AuthenticationResult: await issueTokens(context, { pool, client, user }),
  };
}

function requireChallenge({
  context,
  pool,
  client,
  session,
  responses,
}: ChallengeAnswer): Challenge {
  const challenge = pool.challenges.get(String(session));
  if (
    !challenge ||
    challenge.clientId !== client.clientId ||
    findUser(pool, responses.USERNAME) !== challenge.user
  ) {
    throw notAuthorized(
      'Invalid session for the user, session can only be used once.',
    );
  }
  if (challenge.expiresAt <= context.clock.now()) {
    throw notAuthorized('Invalid session for the user, session is expired.');
  }
  if (!challenge.user.enabled) {
    throw notAuthorized('User is disabled.');
  }
  return challenge;
}
