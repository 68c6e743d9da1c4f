import type {
  ListUsersRequest,
  ListUsersResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { authorizedPool } from './CognitoDirectory';
import { invalidParameter } from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { User } from './records';
import { shownUser } from './users';

/** Attributes that a filter can name, with what they are of a user; custom attributes cannot be searched. */
const SEARCHABLE: Record<string, (user: User) => string | undefined> = {
  username: user => user.username,
  sub: user => user.sub,
  status: user => (user.enabled ? 'Enabled' : 'Disabled'),
  'cognito:user_status': user => user.status,
  ...Object.fromEntries(
    [
      'email',
      'phone_number',
      'name',
      'given_name',
      'family_name',
      'preferred_username',
    ].map(name => [name, (user: User) => user.attributes.get(name)]),
  ),
};

/** Reads `email = "a@b"` or `username ^= "a"`. */
function filterOf(text: string | undefined): (user: User) => boolean {
  if (!text) {
    return () => true;
  }
  const [, name, operator, quoted] =
    /^\s*"?([\w:]+?)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(text) ?? [];
  const read = name === undefined ? undefined : SEARCHABLE[name];
  if (!read) {
    throw invalidParameter(`Error while parsing filter: ${text}`);
  }
  const value = quoted.replace(/\\(.)/g, '$1');
  return user => {
    const actual = read(user);
    return operator === '='
      ? actual === value
      : actual?.startsWith(value) ?? false;
  };
}

/** Listing the users of a pool. */
export const listUsersOperations: Record<string, Operation> = {
  ListUsers: cognitoOperation<ListUsersRequest, ListUsersResponse>(
    ({ context, input }) => {
      const pool = authorizedPool(context, 'ListUsers', input.UserPoolId);
      const matches = filterOf(input.Filter);
      const { items, nextToken } = paginate(
        [...pool.users.values()]
          .filter(matches)
          .sort(byKey(({ username }) => username)),
        {
          limit: input.Limit || undefined,
          defaultLimit: 60,
          token: input.PaginationToken,
          keyOf: ({ username }) => username,
          invalidTokenCode: 'InvalidParameterException',
        },
      );
      const wanted = input.AttributesToGet;
      return {
        Users: items.map(shownUser).map(user => ({
          ...user,
          Attributes: user.Attributes?.filter(
            ({ Name }) => !wanted || wanted.includes(Name!),
          ),
        })),
        PaginationToken: nextToken,
      };
    },
  ),
};
