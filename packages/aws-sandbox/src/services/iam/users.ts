import { randomBytes } from 'crypto';
import type {
  AccessKeyMetadata,
  CreateAccessKeyRequest,
  CreateAccessKeyResponse,
  CreateUserRequest,
  CreateUserResponse,
  DeleteAccessKeyRequest,
  DeleteUserRequest,
  GetUserRequest,
  GetUserResponse,
  ListAccessKeysRequest,
  ListAccessKeysResponse,
  ListUsersRequest,
  ListUsersResponse,
  User,
} from '@aws-sdk/client-iam';
import { CREDENTIAL_STORE, CredentialStore } from '../../core/CredentialStore';
import { uniqueId } from '../../core/identifiers';
import { userPrincipal } from '../../core/principals';
import { CallContext, Operation } from '../../core/types';
import { IAM_QUOTAS } from './quotas';
import {
  deleteConflict,
  entityAlreadyExists,
  limitExceeded,
  noSuchEntity,
} from './errors';
import { IamState, IamUser } from './IamState';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import {
  requestTagConditions,
  resourceTagConditions,
  tagList,
  tagMap,
} from './tags';

/** The user of that name. */
export function requireUser(state: IamState, name: string): IamUser {
  const user = state.user(name);
  if (!user) {
    throw noSuchEntity(`The user with name ${name} cannot be found.`);
  }
  return user;
}

/** Operations on users and their access keys. */
export const userOperations: Record<string, Operation> = {
  CreateUser: iamOperation<CreateUserRequest, CreateUserResponse>(
    ({ context, input, state }) => {
      const path = input.Path ?? '/';
      const arn = `arn:${context.partition}:iam::${context.accountId}:user${path}${input.UserName}`;
      context.authorize(
        'iam:CreateUser',
        arn,
        requestTagConditions(input.Tags),
      );
      if (state.user(input.UserName!)) {
        throw entityAlreadyExists(
          `User with name ${input.UserName} already exists.`,
        );
      }
      const user: IamUser = {
        userName: input.UserName!,
        userId: uniqueId('AIDA'),
        path,
        arn,
        createDate: context.clock.now(),
        tags: tagMap(input.Tags),
        permissionsBoundary: input.PermissionsBoundary,
        inlinePolicies: new Map(),
        attachedPolicies: new Set(),
        accessKeys: new Map(),
      };
      state.users.set(user.userName.toLowerCase(), user);
      return { User: describeUser(user) };
    },
  ),

  GetUser: iamOperation<GetUserRequest, GetUserResponse>(
    ({ context, input, state }) => {
      const name = input.UserName ?? ownName(context);
      authorizeUser(context, 'iam:GetUser', state, name);
      return { User: describeUser(requireUser(state, name)) };
    },
  ),

  ListUsers: iamOperation<ListUsersRequest, ListUsersResponse>(
    ({ context, input, state }) => {
      const prefix = input.PathPrefix ?? '/';
      context.authorize(
        'iam:ListUsers',
        `arn:${context.partition}:iam::${context.accountId}:user${prefix}`,
      );
      const users = [...state.users.values()].filter(user =>
        user.path.startsWith(prefix),
      );
      const { items, ...page } = markerPage(
        users,
        input,
        user => user.userName,
      );
      return {
        Users: items.map(user => ({ ...describeUser(user), Tags: undefined })),
        ...page,
      };
    },
  ),

  DeleteUser: iamOperation<DeleteUserRequest, object>(
    ({ context, input, state }) => {
      authorizeUser(context, 'iam:DeleteUser', state, input.UserName!);
      const user = requireUser(state, input.UserName!);
      if (user.attachedPolicies.size > 0) {
        throw deleteConflict(
          'Cannot delete entity, must detach all policies first.',
        );
      }
      if (user.inlinePolicies.size > 0) {
        throw deleteConflict(
          'Cannot delete entity, must delete policies first.',
        );
      }
      if (user.accessKeys.size > 0) {
        throw deleteConflict(
          'Cannot delete entity, must delete access keys first.',
        );
      }
      state.users.delete(user.userName.toLowerCase());
      return {};
    },
  ),

  CreateAccessKey: iamOperation<
    CreateAccessKeyRequest,
    CreateAccessKeyResponse
  >(({ context, input, state }) => {
    const name = input.UserName ?? ownName(context);
    authorizeUser(context, 'iam:CreateAccessKey', state, name);
    const user = requireUser(state, name);
    if (user.accessKeys.size >= IAM_QUOTAS.accessKeysPerUser) {
      throw limitExceeded('AccessKeysPerUser', IAM_QUOTAS.accessKeysPerUser);
    }
    const accessKeyId = uniqueId('AKIA', 20);
    const secretAccessKey = randomBytes(30).toString('base64');
    const createDate = context.clock.now();
    user.accessKeys.set(accessKeyId, { createDate, status: 'Active' });
    credentialsOf(context).add({
      accessKeyId,
      secretAccessKey,
      principal: userPrincipal({
        accountId: context.accountId,
        arn: user.arn,
        userId: user.userId,
      }),
    });
    return {
      AccessKey: {
        UserName: user.userName,
        AccessKeyId: accessKeyId,
        SecretAccessKey: secretAccessKey,
        Status: 'Active',
        CreateDate: createDate,
      },
    };
  }),

  ListAccessKeys: iamOperation<ListAccessKeysRequest, ListAccessKeysResponse>(
    ({ context, input, state }) => {
      const name = input.UserName ?? ownName(context);
      authorizeUser(context, 'iam:ListAccessKeys', state, name);
      const user = requireUser(state, name);
      const keys: AccessKeyMetadata[] = [...user.accessKeys].map(
        ([id, key]) => ({
          UserName: user.userName,
          AccessKeyId: id,
          Status: key.status,
          CreateDate: key.createDate,
        }),
      );
      const { items, ...page } = markerPage(
        keys,
        input,
        key => key.AccessKeyId!,
      );
      return { AccessKeyMetadata: items, ...page };
    },
  ),

  DeleteAccessKey: iamOperation<DeleteAccessKeyRequest, object>(
    ({ context, input, state }) => {
      const name = input.UserName ?? ownName(context);
      authorizeUser(context, 'iam:DeleteAccessKey', state, name);
      if (!requireUser(state, name).accessKeys.delete(input.AccessKeyId!)) {
        throw noSuchEntity(
          `The Access Key with id ${input.AccessKeyId} cannot be found.`,
        );
      }
      credentialsOf(context).remove(input.AccessKeyId!);
      return {};
    },
  ),
};

function authorizeUser(
  context: CallContext,
  action: string,
  state: IamState,
  name: string,
): void {
  const user = state.user(name);
  const arn =
    user?.arn ??
    `arn:${context.partition}:iam::${context.accountId}:user/${name}`;
  context.authorize(action, arn, user ? resourceTagConditions(user.tags) : {});
}

function ownName({ principal }: CallContext): string {
  if (principal.kind !== 'user') {
    throw noSuchEntity(
      `The caller ${principal.arn} is not a user; the request must name one.`,
    );
  }
  return principal.arn.slice(principal.arn.lastIndexOf('/') + 1);
}

function credentialsOf(context: CallContext): CredentialStore {
  return context.globalStore(CREDENTIAL_STORE, () => new CredentialStore());
}

function describeUser(user: IamUser): User {
  return {
    UserName: user.userName,
    UserId: user.userId,
    Path: user.path,
    Arn: user.arn,
    CreateDate: user.createDate,
    PermissionsBoundary: user.permissionsBoundary
      ? {
          PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
          PermissionsBoundaryArn: user.permissionsBoundary,
        }
      : undefined,
    Tags: user.tags.size > 0 ? tagList(user.tags) : undefined,
  };
}
