import type {
  CreateUserPoolClientRequest,
  DeleteUserPoolClientRequest,
  DescribeUserPoolClientRequest,
  ListUserPoolClientsRequest,
  UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { byKey, paginate } from '../../validation';
import { readClientSettings, shownClient } from './clientSettings';
import { authorizedPool, requireClient } from './CognitoDirectory';
import { cognitoOperation } from './cognitoOperation';
import { UserPoolClient } from './records';

/** Operations on app clients. */
export const clientOperations: Record<string, Operation> = {
  CreateUserPoolClient: cognitoOperation<CreateUserPoolClientRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'CreateUserPoolClient',
        input.UserPoolId,
      );
      const now = context.clock.now();
      const client: UserPoolClient = {
        clientId: lowerCaseId(26),
        clientSecret: input.GenerateSecret ? lowerCaseId(51) : undefined,
        settings: readClientSettings(input, input.ClientName!),
        creationDate: now,
        lastModifiedDate: now,
      };
      pool.clients.set(client.clientId, client);
      return { UserPoolClient: shownClient(pool.id, client) };
    },
  ),

  DescribeUserPoolClient: cognitoOperation<
    DescribeUserPoolClientRequest,
    object
  >(({ context, input }) => {
    const pool = authorizedPool(
      context,
      'DescribeUserPoolClient',
      input.UserPoolId,
    );
    return {
      UserPoolClient: shownClient(pool.id, requireClient(pool, input.ClientId)),
    };
  }),

  UpdateUserPoolClient: cognitoOperation<UpdateUserPoolClientRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'UpdateUserPoolClient',
        input.UserPoolId,
      );
      const client = requireClient(pool, input.ClientId);
      client.settings = readClientSettings(
        input,
        input.ClientName ?? client.settings.ClientName,
      );
      client.lastModifiedDate = context.clock.now();
      return { UserPoolClient: shownClient(pool.id, client) };
    },
  ),

  DeleteUserPoolClient: cognitoOperation<DeleteUserPoolClientRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'DeleteUserPoolClient',
        input.UserPoolId,
      );
      const { clientId } = requireClient(pool, input.ClientId);
      pool.clients.delete(clientId);
      for (const [token, of] of pool.refreshTokens) {
        if (of.clientId === clientId) {
          pool.refreshTokens.delete(token);
        }
      }
      return {};
    },
  ),

  ListUserPoolClients: cognitoOperation<ListUserPoolClientsRequest, object>(
    ({ context, input }) => {
      const pool = authorizedPool(
        context,
        'ListUserPoolClients',
        input.UserPoolId,
      );
      const { items, nextToken } = paginate(
        [...pool.clients.values()].sort(byKey(({ clientId }) => clientId)),
        {
          limit: input.MaxResults,
          defaultLimit: 60,
          token: input.NextToken,
          keyOf: ({ clientId }) => clientId,
          invalidTokenCode: 'InvalidParameterException',
        },
      );
      return {
        UserPoolClients: items.map(({ clientId, settings }) => ({
          ClientId: clientId,
          UserPoolId: pool.id,
          ClientName: settings.ClientName,
        })),
        NextToken: nextToken,
      };
    },
  ),
};
