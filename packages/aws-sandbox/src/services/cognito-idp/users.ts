import type {
  AdminCreateUserRequest,
  AdminCreateUserResponse,
  AdminDeleteUserRequest,
  AdminDisableUserRequest,
  AdminEnableUserRequest,
  AdminGetUserRequest,
  AdminGetUserResponse,
  AdminSetUserPasswordRequest,
  AdminUpdateUserAttributesRequest,
  UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedPool, findUser, userKey } from './CognitoDirectory';
import { refuseSettings } from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { checkPassword, hashPassword, madeUpPassword } from './passwords';
import { User, UserPool } from './records';
import { readAttributes, shownAttributes } from './userAttributes';
import { signOutEverywhere } from './tokens';

const DAY_MS = 86_400_000;

function userNotFound(): AwsError {
  return new AwsError('UserNotFoundException', 'User does not exist.');
}

function requireUser(pool: UserPool, username: string | undefined): User {
  const user = findUser(pool, username);
  if (!user) {
    throw userNotFound();
  }
  return user;
}

/** A user as lists and creations show them. */
export function shownUser(user: User): UserType {
  return {
    Username: user.username,
    Attributes: shownAttributes(user),
    UserCreateDate: user.creationDate,
    UserLastModifiedDate: user.lastModifiedDate,
    Enabled: user.enabled,
    UserStatus: user.status,
  };
}

function setTemporaryPassword(
  context: CallContext,
  pool: UserPool,
  user: User,
  password: string | undefined,
): void {
  const chosen = password ?? madeUpPassword(pool.passwordPolicy.MinimumLength);
  checkPassword(chosen, pool);
  user.password = hashPassword(chosen);
  user.status = 'FORCE_CHANGE_PASSWORD';
  // 0 days stand for the default of a week.
  const days = pool.passwordPolicy.TemporaryPasswordValidityDays || 7;
  user.temporaryUntil = new Date(context.clock.now().getTime() + days * DAY_MS);
  user.lastModifiedDate = context.clock.now();
}

/** Finds the user of an administrator's call and lets the behaviour change it. */
function userOperation<I extends { UserPoolId?: string; Username?: string }>(
  action: string,
  behaviour: (call: {
    context: CallContext;
    input: I;
    pool: UserPool;
    user: User;
  }) => object | void,
): Operation {
  return cognitoOperation<I, object>(({ context, input }) => {
    const pool = authorizedPool(context, action, input.UserPoolId);
    const user = requireUser(pool, input.Username);
    return behaviour({ context, input, pool, user }) ?? {};
  });
}

/** What administrators do with users. */
export const userOperations: Record<string, Operation> = {
  AdminCreateUser: cognitoOperation<
    AdminCreateUserRequest,
    AdminCreateUserResponse
  >(({ context, input }) => {
    const pool = authorizedPool(context, 'AdminCreateUser', input.UserPoolId);
    refuseSettings(input, ['ForceAliasCreation', 'ValidationData']);
    const existing = findUser(pool, input.Username);
    if (input.MessageAction === 'RESEND') {
      const user = existing ?? requireUser(pool, input.Username);
      if (user.status !== 'FORCE_CHANGE_PASSWORD') {
        throw new AwsError(
          'UnsupportedUserStateException',
          `Resend not possible. ${user.username} status is not FORCE_CHANGE_PASSWORD`,
        );
      }
      setTemporaryPassword(context, pool, user, input.TemporaryPassword);
      return { User: shownUser(user) };
    }
    if (existing) {
      throw new AwsError(
        'UsernameExistsException',
        'User account already exists',
      );
    }
    const now = context.clock.now();
    const user: User = {
      username: userKey(pool, input.Username!),
      sub: randomUUID(),
      enabled: true,
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: readAttributes(pool, input.UserAttributes),
      creationDate: now,
      lastModifiedDate: now,
    };
    setTemporaryPassword(context, pool, user, input.TemporaryPassword);
    pool.users.set(user.username, user);
    return { User: shownUser(user) };
  }),

  AdminGetUser: userOperation<AdminGetUserRequest>(
    'AdminGetUser',
    ({ user }): AdminGetUserResponse => ({
      Username: user.username,
      UserAttributes: shownAttributes(user),
      UserCreateDate: user.creationDate,
      UserLastModifiedDate: user.lastModifiedDate,
      Enabled: user.enabled,
      UserStatus: user.status,
    }),
  ),

  AdminSetUserPassword: userOperation<AdminSetUserPasswordRequest>(
    'AdminSetUserPassword',
    ({ context, input, pool, user }) => {
      if (!input.Permanent) {
        setTemporaryPassword(context, pool, user, input.Password);
        return;
      }
      checkPassword(input.Password!, pool);
      user.password = hashPassword(input.Password!);
      user.temporaryUntil = undefined;
      user.status = 'CONFIRMED';
      user.lastModifiedDate = context.clock.now();
    },
  ),

  AdminUpdateUserAttributes: userOperation<AdminUpdateUserAttributesRequest>(
    'AdminUpdateUserAttributes',
    ({ context, input, pool, user }) => {
      const changed = readAttributes(pool, input.UserAttributes);
      user.attributes = new Map([...user.attributes, ...changed]);
      user.lastModifiedDate = context.clock.now();
    },
  ),

  AdminDeleteUser: userOperation<AdminDeleteUserRequest>(
    'AdminDeleteUser',
    ({ pool, user }) => {
      pool.users.delete(user.username);
      signOutEverywhere(pool, user);
    },
  ),

  AdminDisableUser: userOperation<AdminDisableUserRequest>(
    'AdminDisableUser',
    ({ context, pool, user }) => {
      user.enabled = false;
      user.lastModifiedDate = context.clock.now();
      signOutEverywhere(pool, user);
    },
  ),

  AdminEnableUser: userOperation<AdminEnableUserRequest>(
    'AdminEnableUser',
    ({ context, user }) => {
      user.enabled = true;
      user.lastModifiedDate = context.clock.now();
    },
  ),

  AdminUserGlobalSignOut: userOperation<AdminGetUserRequest>(
    'AdminUserGlobalSignOut',
    ({ pool, user }) => signOutEverywhere(pool, user),
  ),
};
