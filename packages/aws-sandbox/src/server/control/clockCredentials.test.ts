import {
  GetUserCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  FilterLogEventsCommand,
  CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  CognitoWorld,
  startCognitoWorld,
} from '../../services/cognito-idp/testing/cognitoWorld';
import {
  LambdaWorld,
  startLambdaWorld,
} from '../../services/lambda/testing/lambdaWorld';
import { controlOf } from '../../testing/controlOf';
import { SPOKE } from '../../testing/startTestSandbox';

jest.setTimeout(30_000);

const HOUR = 3600;

describe('tokens of a user pool', () => {
  let world: CognitoWorld;

  beforeAll(async () => {
    world = await startCognitoWorld();
  });
  afterAll(() => world.sandbox.stop());

  it('expire when the clock is advanced', async () => {
    const advance = (seconds: number) =>
      controlOf(world.sandbox.url).post('clock/advance', { seconds });
    const pool = await world.createPool();
    const { ClientId } = await world.createClient(pool, {
      RefreshTokenValidity: 1,
    });
    await world.createUser(pool, 'ana');
    const { AuthenticationResult } = await world.signIn(pool, ClientId!, 'ana');
    const { AccessToken, RefreshToken } = AuthenticationResult!;
    const ask = () => world.cognito.send(new GetUserCommand({ AccessToken }));
    const refresh = () =>
      world.cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'REFRESH_TOKEN_AUTH',
          AuthParameters: { REFRESH_TOKEN: RefreshToken! },
        }),
      );
    await advance(HOUR - 60);
    expect((await ask()).Username).toBe('ana');
    await advance(120);
    await expect(ask()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Access Token has expired',
    });
    const renewed = (await refresh()).AuthenticationResult!.AccessToken;
    expect(
      await world.cognito.send(new GetUserCommand({ AccessToken: renewed })),
    ).toMatchObject({ Username: 'ana' });
    await advance(24 * HOUR);
    await expect(refresh()).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });
});

describe('credentials of a function', () => {
  let world: LambdaWorld;

  beforeAll(async () => {
    world = await startLambdaWorld();
  });
  afterAll(() => world.stop());

  it('are renewed before they end, and its log has the time of the clock', async () => {
    const control = controlOf(world.sandbox.url);
    await world.create(
      'key',
      'exports.handler = async () => process.env.AWS_ACCESS_KEY_ID;',
    );
    const key = async () => (await world.invoke('key')).payload;
    const first = await key();
    expect(await key()).toBe(first);
    const { now } = await control.post('clock/advance', { seconds: 6 * HOUR });
    const second = await key();
    expect(second).toMatch(/^ASIA/);
    expect(second).not.toBe(first);
    const logs = new CloudWatchLogsClient(
      world.sandbox.config(world.sandbox.admin(SPOKE)),
    );
    const { events } = await logs.send(
      new FilterLogEventsCommand({ logGroupName: '/aws/lambda/key' }),
    );
    const times = events!.map(({ timestamp }) => timestamp! - Date.parse(now));
    expect(Math.max(...times)).toBeGreaterThan(-1000);
    expect(Math.min(...times)).toBeLessThan(-6 * HOUR * 1000 + 60_000);
  });
});
