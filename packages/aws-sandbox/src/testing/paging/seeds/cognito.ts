import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const cognito: Seed = {
  service: 'cognito-idp',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('cognito-idp', operation, input);
    const [{ UserPool }] = await each(PoolName =>
      on('CreateUserPool', { PoolName }),
    );
    const UserPoolId = UserPool.Id;
    await each(ClientName =>
      on('CreateUserPoolClient', { UserPoolId, ClientName }),
    );
    await each(Username =>
      on('AdminCreateUser', {
        UserPoolId,
        Username,
        MessageAction: 'SUPPRESS',
      }),
    );
    return {
      ListUserPools: { input: { MaxResults: 60 } },
      ListUserPoolClients: { input: { UserPoolId } },
      ListUsers: { input: { UserPoolId } },
    };
  },
};
