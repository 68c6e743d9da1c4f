import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminRespondToAuthChallengeCommand,
  CreateUserPoolClientCommandInput,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createHmac } from 'crypto';
import {
  CognitoWorld,
  PASSWORD,
  startCognitoWorld,
} from './testing/cognitoWorld';

jest.setTimeout(30_000);

let world: CognitoWorld;
beforeAll(async () => {
  world = await startCognitoWorld();
});
afterAll(() => world.sandbox.stop());

describe('clients', () => {
  it.each([
    [
      {
        AccessTokenValidity: 2,
        TokenValidityUnits: { AccessToken: 'minutes' },
      },
    ],
    [{ IdTokenValidity: 25 }],
    [
      {
        RefreshTokenValidity: 10,
        TokenValidityUnits: { RefreshToken: 'minutes' },
      },
    ],
  ] as [Partial<CreateUserPoolClientCommandInput>][])(
    'refuse the token validity %j',
    async change => {
      await expect(
        world.createClient(await world.createPool(), change),
      ).rejects.toThrow('Invalid range for token validity.');
    },
  );

  it('with a secret ask for its proof', async () => {
    const pool = await world.createPool();
    const { ClientId, ClientSecret } = await world.createClient(pool, {
      GenerateSecret: true,
    });
    await world.createUser(pool, 'ana');
    const start = (SECRET_HASH?: string) =>
      world.cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: {
            USERNAME: 'ana',
            PASSWORD,
            ...(SECRET_HASH ? { SECRET_HASH } : {}),
          },
        }),
      );
    const proof = createHmac('sha256', ClientSecret!)
      .update(`ana${ClientId}`)
      .digest('base64');
    await expect(start()).rejects.toThrow('SECRET_HASH was not received');
    await expect(start('AAAA')).rejects.toThrow('Unable to verify secret hash');
    await expect(start(proof)).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('signing in', () => {
  it('gives tokens that verify with the published keys and carry the claims of Cognito', async () => {
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool);
    await world.createUser(pool, 'ana');
    const { AuthenticationResult } = await world.signIn(pool, ClientId!, 'ana');
    const keys = createRemoteJWKSet(
      new URL(`${world.sandbox.url}/eu-west-1/${pool}/.well-known/jwks.json`),
    );
    const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${pool}`;
    const { payload: id } = await jwtVerify(
      AuthenticationResult!.IdToken!,
      keys,
      { issuer, audience: ClientId },
    );
    expect(id).toMatchObject({
      token_use: 'id',
      'cognito:username': 'ana',
      email: 'ana@example.com',
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(id.exp! - id.iat!).toBe(3600);
    const { payload: access } = await jwtVerify(
      AuthenticationResult!.AccessToken!,
      keys,
      { issuer },
    );
    expect(access).toMatchObject({
      token_use: 'access',
      client_id: ClientId,
      username: 'ana',
      sub: id.sub,
    });
    const user = await world.cognito.send(
      new GetUserCommand({ AccessToken: AuthenticationResult!.AccessToken }),
    );
    expect(user.Username).toBe('ana');
  });

  it.each([
    ['wrong password', 'ana', 'Wrong-password-1'],
    ['unknown user', 'nobody', PASSWORD],
  ])('says no more than it must about a %s', async (_, name, password) => {
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool);
    await world.createUser(pool, 'ana');
    await expect(
      world.signIn(pool, ClientId!, name, password),
    ).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    });
  });

  it('asks for a new password after a temporary one, and takes the session once', async () => {
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool);
    await world.cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: pool,
        Username: 'Bo',
        TemporaryPassword: 'Temporary-1',
      }),
    );
    const started = await world.signIn(pool, ClientId!, 'bo', 'Temporary-1');
    expect(started).toMatchObject({ ChallengeName: 'NEW_PASSWORD_REQUIRED' });
    const answer = (NEW_PASSWORD: string) =>
      world.cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId,
          ChallengeName: 'NEW_PASSWORD_REQUIRED',
          Session: started.Session,
          ChallengeResponses: { USERNAME: 'bo', NEW_PASSWORD },
        }),
      );
    await expect(answer('weak')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
    await expect(answer(PASSWORD)).resolves.toHaveProperty(
      'AuthenticationResult.IdToken',
    );
    await expect(answer(PASSWORD)).rejects.toThrow(
      'session can only be used once',
    );
    await expect(
      world.cognito.send(
        new AdminRespondToAuthChallengeCommand({
          UserPoolId: pool,
          ClientId,
          ChallengeName: 'SMS_MFA',
          ChallengeResponses: {},
        }),
      ),
    ).rejects.toThrow('with SMS_MFA is not implemented');
    const user = await world.cognito.send(
      new AdminGetUserCommand({ UserPoolId: pool, Username: 'bo' }),
    );
    expect(user.UserStatus).toBe('CONFIRMED');
  });

  it('renews tokens until the refresh token is revoked', async () => {
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool);
    await world.createUser(pool, 'ana');
    const { AuthenticationResult } = await world.signIn(pool, ClientId!, 'ana');
    const refresh = () =>
      world.cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: {
            REFRESH_TOKEN: AuthenticationResult!.RefreshToken!,
          },
        }),
      );
    const renewed = await refresh();
    expect(renewed.AuthenticationResult?.IdToken).toBeDefined();
    expect(renewed.AuthenticationResult?.RefreshToken).toBeUndefined();
    await world.cognito.send(
      new RevokeTokenCommand({
        ClientId,
        Token: AuthenticationResult!.RefreshToken,
      }),
    );
    await expect(refresh()).rejects.toThrow('Invalid Refresh Token');
  });

  it('is refused to disabled users, and in flows that the client does not allow or the local AWS does not have', async () => {
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool, {
      ExplicitAuthFlows: [
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      ],
    });
    await world.createUser(pool, 'ana');
    const start = (AuthFlow: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH') =>
      world.cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow,
          AuthParameters: { USERNAME: 'ana', PASSWORD },
        }),
      );
    await expect(start('USER_PASSWORD_AUTH')).rejects.toThrow(
      'USER_PASSWORD_AUTH flow not enabled for this client',
    );
    await expect(start('USER_SRP_AUTH')).rejects.toThrow(
      'cognito-idp:InitiateAuth with USER_SRP_AUTH is not implemented by the local AWS',
    );
    await world.cognito.send(
      new AdminDisableUserCommand({ UserPoolId: pool, Username: 'ana' }),
    );
    await expect(world.signIn(pool, ClientId!, 'ana')).rejects.toThrow(
      'User is disabled.',
    );
  });

  it('needs a signature for all but the open operations', async () => {
    const pool = await world.createPool();
    const call = (operation: string, body: object) =>
      fetch(world.sandbox.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        },
        body: JSON.stringify(body),
      }).then(response => response.json());
    expect(await call('DescribeUserPool', { UserPoolId: pool })).toMatchObject({
      __type: 'MissingAuthenticationTokenException',
    });
    expect(
      await call('InitiateAuth', { ClientId: 'x', AuthFlow: 'USER_SRP_AUTH' }),
    ).toMatchObject({
      __type: 'ResourceNotFoundException',
      message: 'User pool client x does not exist.',
    });
  });
});
