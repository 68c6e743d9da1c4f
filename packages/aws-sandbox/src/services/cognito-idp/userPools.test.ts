import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  ListUsersCommand,
  SetUserPoolMfaConfigCommand,
  SignUpCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { OTHER_SPOKE } from '../../testing/startTestSandbox';
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

describe('user pools', () => {
  it('refuse threat protection below the Plus tier', async () => {
    const withProtection = (UserPoolTier: 'LITE' | 'PLUS') =>
      world.createPool({
        UserPoolTier,
        UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      });
    await expect(withProtection('LITE')).rejects.toMatchObject({
      name: 'FeatureUnavailableInTierException',
      message: expect.stringContaining('PLUS tier'),
    });
    await expect(withProtection('PLUS')).resolves.toMatch(/^eu-west-1_\w{9}$/);
    await expect(
      world.createPool({
        UserPoolTier: 'LITE',
        UserPoolAddOns: { AdvancedSecurityMode: 'OFF' },
      }),
    ).resolves.toMatch(/^eu-west-1_/);
  });

  it('go back to defaults where an update leaves something out', async () => {
    const UserPoolId = await world.createPool({
      Policies: { PasswordPolicy: { MinimumLength: 20 } },
      DeletionProtection: 'ACTIVE',
    });
    await world.cognito.send(
      new UpdateUserPoolCommand({ UserPoolId, PoolName: 'renamed' }),
    );
    const { UserPool } = await world.cognito.send(
      new DescribeUserPoolCommand({ UserPoolId }),
    );
    expect(UserPool).toMatchObject({
      Name: 'renamed',
      DeletionProtection: 'INACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 8 } },
      UserPoolTier: 'ESSENTIALS',
    });
  });

  it('are not deleted while protected or with a domain', async () => {
    const UserPoolId = await world.createPool({ DeletionProtection: 'ACTIVE' });
    const remove = () =>
      world.cognito.send(new DeleteUserPoolCommand({ UserPoolId }));
    await expect(remove()).rejects.toThrow('deletion protection is activated');
    await world.cognito.send(new UpdateUserPoolCommand({ UserPoolId }));
    const Domain = 'stays-for-now';
    await world.cognito.send(
      new CreateUserPoolDomainCommand({ UserPoolId, Domain }),
    );
    await expect(remove()).rejects.toThrow('has a domain configured');
    await world.cognito.send(
      new DeleteUserPoolDomainCommand({ UserPoolId, Domain }),
    );
    await remove();
    await expect(
      world.cognito.send(new DescribeUserPoolCommand({ UserPoolId })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: `User pool ${UserPoolId} does not exist.`,
    });
  });

  it('need a method for an optional second factor', async () => {
    const UserPoolId = await world.createPool();
    const set = (Enabled: boolean, MfaConfiguration: 'ON' | 'OPTIONAL') =>
      world.cognito.send(
        new SetUserPoolMfaConfigCommand({
          UserPoolId,
          MfaConfiguration,
          SoftwareTokenMfaConfiguration: { Enabled },
        }),
      );
    await expect(set(false, 'OPTIONAL')).rejects.toThrow('MFA method');
    await expect(set(true, 'ON')).rejects.toThrow('not implemented');
    await expect(set(true, 'OPTIONAL')).resolves.toMatchObject({
      MfaConfiguration: 'OPTIONAL',
    });
  });

  it.each([
    [
      'LambdaConfig',
      {
        LambdaConfig: {
          PreSignUp: 'arn:aws:lambda:eu-west-1:444455556666:function:x',
        },
      },
    ],
    ['UsernameAttributes', { UsernameAttributes: ['email' as const] }],
  ])('refuse %s by name', async (name, change) => {
    await expect(world.createPool(change)).rejects.toThrow(
      `${name} is not implemented by the local AWS`,
    );
  });
});

describe('domains', () => {
  it('have a prefix that is unique in a region, whatever the account', async () => {
    const UserPoolId = await world.createPool();
    const Domain = 'analytics-login';
    await world.cognito.send(
      new CreateUserPoolDomainCommand({ UserPoolId, Domain }),
    );
    const other = new CognitoIdentityProviderClient(
      world.sandbox.config(world.sandbox.admin(OTHER_SPOKE)),
    );
    const { UserPool } = await other.send(
      new CreateUserPoolCommand({ PoolName: 'others' }),
    );
    await expect(
      other.send(
        new CreateUserPoolDomainCommand({ UserPoolId: UserPool!.Id, Domain }),
      ),
    ).rejects.toThrow('Domain already associated with another user pool.');
    const { DomainDescription } = await world.cognito.send(
      new DescribeUserPoolDomainCommand({ Domain }),
    );
    expect(DomainDescription).toMatchObject({ UserPoolId, Status: 'ACTIVE' });
  });

  it.each([
    ['my-aws-login', 'reserved word: aws'],
    ['cognito-x', 'reserved word: cognito'],
    ['Upper', 'failed to satisfy constraint'],
    ['-dash', 'failed to satisfy constraint'],
    ['x'.repeat(64), 'failed to satisfy constraint'],
  ])('cannot be called %s', async (Domain, message) => {
    const UserPoolId = await world.createPool();
    await expect(
      world.cognito.send(
        new CreateUserPoolDomainCommand({ UserPoolId, Domain }),
      ),
    ).rejects.toThrow(message);
  });
});

describe('users', () => {
  it('are listed page by page and by filter', async () => {
    const UserPoolId = await world.createPool();
    for (const name of ['ana', 'anton', 'bo']) {
      await world.createUser(UserPoolId, name);
    }
    const first = await world.cognito.send(
      new ListUsersCommand({ UserPoolId, Limit: 2 }),
    );
    const second = await world.cognito.send(
      new ListUsersCommand({
        UserPoolId,
        Limit: 2,
        PaginationToken: first.PaginationToken,
      }),
    );
    expect(
      [...first.Users!, ...second.Users!].map(user => user.Username),
    ).toEqual(['ana', 'anton', 'bo']);
    expect(second.PaginationToken).toBeUndefined();
    const { Users } = await world.cognito.send(
      new ListUsersCommand({ UserPoolId, Filter: 'email ^= "an"' }),
    );
    expect(Users).toHaveLength(2);
    await expect(
      world.cognito.send(
        new ListUsersCommand({ UserPoolId, Filter: 'custom:x = 1' }),
      ),
    ).rejects.toThrow('Error while parsing filter');
  });

  it.each([
    ['Short-1', 'Password not long enough'],
    ['no-upper-case-1', 'Password must have uppercase characters'],
    ['NO-LOWER-CASE-1', 'Password must have lowercase characters'],
    ['No-digits-here', 'Password must have numeric characters'],
    ['NoSymbols12345', 'Password must have symbol characters'],
  ])('cannot have the password %s', async (Password, message) => {
    const UserPoolId = await world.createPool({
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
    });
    await world.cognito.send(
      new AdminCreateUserCommand({ UserPoolId, Username: 'ana' }),
    );
    const refused = world.cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username: 'ana',
        Password,
        Permanent: true,
      }),
    );
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.not.toThrow(Password);
  });

  it('exist once, whatever the case of their name, and cannot sign up themselves here', async () => {
    const UserPoolId = await world.createPool();
    await world.createUser(UserPoolId, 'ana');
    await expect(world.createUser(UserPoolId, 'ANA')).rejects.toMatchObject({
      name: 'UsernameExistsException',
    });
    const { ClientId } = await world.createClient(UserPoolId);
    await expect(
      world.cognito.send(
        new SignUpCommand({ ClientId, Username: 'eve', Password: PASSWORD }),
      ),
    ).rejects.toThrow();
  });
});
