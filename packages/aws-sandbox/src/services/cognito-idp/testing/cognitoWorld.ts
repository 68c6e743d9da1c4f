import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminInitiateAuthResponse,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommand,
  CreateUserPoolCommandInput,
  UserPoolClientType,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../../testing/startTestSandbox';

/** A password that every policy takes. */
export const PASSWORD = 'Correct-horse-1';

/** A sandbox with short ways to make pools, clients and users. */
export interface CognitoWorld {
  readonly sandbox: TestSandbox;
  readonly cognito: CognitoIdentityProviderClient;
  /** @returns the pool's id */
  createPool(change?: Partial<CreateUserPoolCommandInput>): Promise<string>;
  createClient(
    poolId: string,
    change?: Partial<CreateUserPoolClientCommandInput>,
  ): Promise<UserPoolClientType>;
  /** Makes a user with {@link PASSWORD} for good. */
  createUser(poolId: string, name: string): Promise<void>;
  signIn(
    poolId: string,
    clientId: string,
    name: string,
    password?: string,
  ): Promise<AdminInitiateAuthResponse>;
}

export async function startCognitoWorld(): Promise<CognitoWorld> {
  const sandbox = await startTestSandbox();
  const cognito = new CognitoIdentityProviderClient(
    sandbox.config(sandbox.admin(SPOKE)),
  );
  return {
    sandbox,
    cognito,
    async createPool(change) {
      const { UserPool } = await cognito.send(
        new CreateUserPoolCommand({ PoolName: 'people', ...change }),
      );
      return UserPool!.Id!;
    },
    async createClient(UserPoolId, change) {
      const { UserPoolClient } = await cognito.send(
        new CreateUserPoolClientCommand({
          UserPoolId,
          ClientName: 'cli',
          ExplicitAuthFlows: [
            'ALLOW_ADMIN_USER_PASSWORD_AUTH',
            'ALLOW_USER_PASSWORD_AUTH',
            'ALLOW_REFRESH_TOKEN_AUTH',
          ],
          PreventUserExistenceErrors: 'ENABLED',
          ...change,
        }),
      );
      return UserPoolClient!;
    },
    async createUser(UserPoolId, Username) {
      await cognito.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username,
          UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
          MessageAction: 'SUPPRESS',
        }),
      );
      await cognito.send(
        new AdminSetUserPasswordCommand({
          UserPoolId,
          Username,
          Password: PASSWORD,
          Permanent: true,
        }),
      );
    },
    signIn: (UserPoolId, ClientId, USERNAME, given = PASSWORD) =>
      cognito.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME, PASSWORD: given },
        }),
      ),
  };
}
