import type {
  CreateUserPoolRequest,
  CreateUserPoolResponse,
  DeleteUserPoolRequest,
  DescribeUserPoolRequest,
  DescribeUserPoolResponse,
  ListUserPoolsRequest,
  ListUserPoolsResponse,
  UpdateUserPoolRequest,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import { randomBytes } from 'crypto';
import { Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { authorizedPool, poolArn, tagConditions } from './CognitoDirectory';
import { invalidParameter } from './cognitoError';
import { cognitoOperation } from './cognitoOperation';
import { readMfaConfiguration } from './mfaConfig';
import { PoolKeys } from './PoolKeys';
import { readPoolSettings } from './poolSettings';
import { UserPool } from './records';

const LETTERS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function poolId(region: string): string {
  const random = Array.from(
    randomBytes(9),
    byte => LETTERS[byte % LETTERS.length],
  ).join('');
  return `${region}_${random}`;
}

function shown(pool: UserPool): UserPoolType {
  return {
    Id: pool.id,
    Arn: pool.arn,
    Name: pool.name,
    CreationDate: pool.creationDate,
    LastModifiedDate: pool.lastModifiedDate,
    EstimatedNumberOfUsers: pool.users.size,
    Domain: pool.domain,
    MfaConfiguration: pool.mfa.configuration,
    Policies: { PasswordPolicy: pool.passwordPolicy },
    SchemaAttributes: pool.schema,
    UsernameConfiguration: { CaseSensitive: pool.usernameCaseSensitive },
    UserPoolTags: pool.tags,
    ...pool.settings,
  };
}

/** Operations on user pools. */
export const userPoolOperations: Record<string, Operation> = {
  CreateUserPool: cognitoOperation<
    CreateUserPoolRequest,
    CreateUserPoolResponse
  >(({ context, input, directory }) => {
    context.authorize(
      'cognito-idp:CreateUserPool',
      '*',
      tagConditions(input.UserPoolTags, 'aws:RequestTag'),
    );
    const id = poolId(context.region);
    const now = context.clock.now();
    const pool: UserPool = {
      id,
      arn: poolArn(context, id),
      accountId: context.accountId,
      region: context.region,
      name: input.PoolName!,
      ...readPoolSettings(input),
      mfa: readMfaConfiguration({
        MfaConfiguration: input.MfaConfiguration,
      }),
      usernameCaseSensitive:
        input.UsernameConfiguration?.CaseSensitive ?? false,
      schema: input.Schema,
      customAttributes: new Set(
        (input.Schema ?? [])
          .map(({ Name }) => String(Name))
          .map(name => (name.includes(':') ? name : `custom:${name}`)),
      ),
      creationDate: now,
      lastModifiedDate: now,
      tags: { ...input.UserPoolTags },
      clients: new Map(),
      users: new Map(),
      refreshTokens: new Map(),
      challenges: new Map(),
      keys: new PoolKeys(),
    };
    directory.pools.set(id, pool);
    return { UserPool: shown(pool) };
  }),

  DescribeUserPool: cognitoOperation<
    DescribeUserPoolRequest,
    DescribeUserPoolResponse
  >(({ context, input }) => ({
    UserPool: shown(
      authorizedPool(context, 'DescribeUserPool', input.UserPoolId),
    ),
  })),

  UpdateUserPool: cognitoOperation<UpdateUserPoolRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(context, 'UpdateUserPool', input.UserPoolId);
      const next = readPoolSettings(input);
      const mfa = input.MfaConfiguration
        ? readMfaConfiguration({
            MfaConfiguration: input.MfaConfiguration,
            SoftwareTokenMfaConfiguration: { Enabled: pool.mfa.softwareToken },
          })
        : pool.mfa;
      Object.assign(pool, next, {
        mfa,
        name: input.PoolName ?? pool.name,
        tags: input.UserPoolTags ?? pool.tags,
        lastModifiedDate: context.clock.now(),
      });
      return {};
    },
  ),

  DeleteUserPool: cognitoOperation<DeleteUserPoolRequest, object>(
    ({ context, input, directory }) => {
      const pool = authorizedPool(context, 'DeleteUserPool', input.UserPoolId);
      if (pool.settings.DeletionProtection === 'ACTIVE') {
        throw invalidParameter(
          'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
        );
      }
      if (pool.domain !== undefined) {
        throw invalidParameter(
          'User pool cannot be deleted. It has a domain configured that should be deleted first.',
        );
      }
      directory.pools.delete(pool.id);
      return {};
    },
  ),

  ListUserPools: cognitoOperation<ListUserPoolsRequest, ListUserPoolsResponse>(
    ({ context, input, directory }) => {
      context.authorize('cognito-idp:ListUserPools', '*');
      const { items, nextToken } = paginate(
        directory.poolsOf(context).sort(byKey(({ id }) => id)),
        {
          limit: input.MaxResults,
          defaultLimit: 60,
          token: input.NextToken,
          keyOf: ({ id }) => id,
          invalidTokenCode: 'InvalidParameterException',
        },
      );
      return {
        UserPools: items.map(pool => ({
          Id: pool.id,
          Name: pool.name,
          CreationDate: pool.creationDate,
          LastModifiedDate: pool.lastModifiedDate,
        })),
        NextToken: nextToken,
      };
    },
  ),
};
