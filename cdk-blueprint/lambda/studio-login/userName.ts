import { LoginRefusal } from './LoginRefusal';

const LONGEST_NAME = 63;

/** SageMaker's rule for the names of user profiles, but for their length. */
const PROFILE_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

/**
 * The name of the user whom Cognito has signed in, out of an event of API Gateway. Nothing is taken for granted: whatever
 * is missing or of another type ends in a refusal.
 *
 * @throws LoginRefusal `MissingCognitoClaim`
 */
export function userNameOf(event: unknown): string {
  const claims = ['requestContext', 'authorizer', 'claims'].reduce(
    member,
    event,
  );
  const name = member(claims, 'cognito:username') || member(claims, 'username');
  if (typeof name !== 'string' || name === '') {
    throw new LoginRefusal({ statusCode: 401, code: 'MissingCognitoClaim' });
  }
  return name;
}

/**
 * Checks that a user name can be the name of a Studio profile as it is; there is no translation, since two users must
 * never end up in one profile. A single character is refused although Studio would take it: people's actions carry the
 * profile's name as source identity, and STS wants two characters there.
 *
 * @throws LoginRefusal `UnsupportedUserName`
 */
export function requireProfileName(userName: string): string {
  const { length } = userName;
  if (length < 2 || length > LONGEST_NAME || !PROFILE_NAME.test(userName)) {
    throw new LoginRefusal({
      statusCode: 400,
      code: 'UnsupportedUserName',
      message: `Studio only knows user names of 2 to ${LONGEST_NAME} letters, digits and hyphens that neither begin nor end with a hyphen; ask an administrator for such a user`,
    });
  }
  return userName;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
