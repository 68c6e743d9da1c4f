import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  GetRestApisCommand,
  APIGatewayClient,
  GetStageCommand,
} from '@aws-sdk/client-api-gateway';
import { runToolkit } from '../services/cloudformation/testing/runToolkit';
import type { ToolkitOutcome } from '../services/cloudformation/testing/toolkit.main';
import {
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../testing/startTestSandbox';

jest.setTimeout(120_000);

const PASSWORD = 'Correct-horse-1';

describe('a login stack deployed by the CDK toolkit', () => {
  let sandbox: TestSandbox;
  let cognito: CognitoIdentityProviderClient;
  let outcomes: ToolkitOutcome[];
  let outputs: Record<string, string>;

  const run = (...steps: Parameters<typeof runToolkit>[0]['steps']) =>
    runToolkit({
      url: sandbox.url,
      credentials: sandbox.admin(SPOKE),
      steps: steps.map(step => ({ app: 'login', ...step })),
    });

  /** Signs a new user in. */
  async function tokensOf(UserPoolId: string, ClientId: string) {
    const Username = `user${Math.random().toString(36).slice(2)}`;
    await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username }));
    await cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId,
        Username,
        Password: PASSWORD,
        Permanent: true,
      }),
    );
    const { AuthenticationResult } = await cognito.send(
      new AdminInitiateAuthCommand({
        UserPoolId,
        ClientId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD },
      }),
    );
    return { Username, ...AuthenticationResult! };
  }

  async function get(path: string, authorization?: string) {
    const response = await fetch(
      `${sandbox.url}/_execute-api/${outputs.ApiId}/prod${path}`,
      { headers: authorization ? { Authorization: authorization } : {} },
    );
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(await response.text()),
    };
  }

  beforeAll(async () => {
    sandbox = await startTestSandbox({ seed: 'portal', timeScale: 0.0005 });
    cognito = new CognitoIdentityProviderClient(
      sandbox.config(sandbox.admin(SPOKE)),
    );
    outcomes = await run(
      { action: 'deploy', options: { domainPrefix: 'login-of-amazon' } },
      { action: 'deploy' },
      { action: 'deploy' },
    );
    outputs = outcomes[1].outputs ?? {};
  });
  afterAll(() => sandbox.stop());

  it('shows why a creation fails and rolls it back', () => {
    expect(outcomes[0].error).toContain('reserved word: amazon');
    expect(outcomes[0].events.pop()).toBe('login ROLLBACK_COMPLETE');
  });

  it('deploys, and finds nothing to do the second time', () => {
    expect(outcomes[1].error).toBeUndefined();
    expect(outputs).toMatchObject({
      Url: `https://${outputs.ApiId}.execute-api.eu-west-1.amazonaws.com/prod/`,
      ProviderUrl: `https://cognito-idp.eu-west-1.amazonaws.com/${outputs.PoolId}`,
      AclCapacity: '702',
    });
    expect(outcomes[2].noOp).toBe(true);
  });

  it('calls the function for a caller with an id token', async () => {
    const { Username, IdToken } = await tokensOf(
      outputs.PoolId,
      outputs.ClientId,
    );
    const { status, headers, body } = await get(
      '/studio/login?name=a&name=b%20c',
      IdToken,
    );
    expect({ status, greeting: body.greeting }).toEqual({
      status: 200,
      greeting: 'hello',
    });
    expect(headers.get('x-trace')).toBe('yes');
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(body.event).toMatchObject({
      resource: '/studio/login',
      path: '/studio/login',
      httpMethod: 'GET',
      queryStringParameters: { name: 'b c' },
      multiValueQueryStringParameters: { name: ['a', 'b c'] },
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      headers: { Authorization: IdToken, 'X-Forwarded-For': '127.0.0.1' },
      requestContext: {
        path: '/prod/studio/login',
        stage: 'prod',
        apiId: outputs.ApiId,
        accountId: SPOKE,
        identity: { sourceIp: '127.0.0.1' },
        authorizer: {
          claims: {
            'cognito:username': Username.toLowerCase(),
            token_use: 'id',
            aud: outputs.ClientId,
            exp: expect.stringMatching(
              /^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/,
            ),
          },
        },
      },
    });
    expect(
      (await get('/studio/login?name=a', `Bearer ${IdToken}`)).status,
    ).toBe(200);
  });

  it('refuses missing, broken, foreign, expired and access tokens', async () => {
    const refused = { status: 401, body: { message: 'Unauthorized' } };
    const login = (token?: string) => get('/studio/login?name=a', token);
    const { IdToken, AccessToken } = await tokensOf(
      outputs.PoolId,
      outputs.ClientId,
    );
    const { UserPool } = await cognito.send(
      new CreateUserPoolCommand({ PoolName: 'foreign' }),
    );
    const { UserPoolClient } = await cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId: UserPool!.Id,
        ClientName: 'foreign',
        ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      }),
    );
    const foreign = await tokensOf(UserPool!.Id!, UserPoolClient!.ClientId!);
    const [head, claims, signature] = IdToken!.split('.');
    const forged = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(claims, 'base64url').toString()),
        'cognito:username': 'root',
      }),
    ).toString('base64url');
    expect(await login()).toMatchObject(refused);
    expect(await login('nonsense')).toMatchObject(refused);
    expect(await login(`${head}.${forged}.${signature}`)).toMatchObject(
      refused,
    );
    expect(await login(foreign.IdToken)).toMatchObject(refused);
    expect(await login(AccessToken)).toMatchObject(refused);
    expect((await login()).headers.get('cache-control')).toBe('no-store');

    jest.useFakeTimers({
      now: Date.now() + 3_601_000,
      doNotFake: [
        'hrtime',
        'nextTick',
        'performance',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setInterval',
        'clearInterval',
        'setTimeout',
        'clearTimeout',
      ],
    });
    const expired = await login(IdToken);
    jest.useRealTimers();
    expect(expired).toMatchObject({
      status: 401,
      body: { message: 'The incoming token has expired' },
    });
    expect((await login(IdToken)).status).toBe(200);
  });

  it('answers by itself where the request or the function is wrong', async () => {
    const { IdToken } = await tokensOf(outputs.PoolId, outputs.ClientId);
    expect(await get('/studio/login', IdToken)).toMatchObject({
      status: 400,
      body: { message: 'Missing required request parameters: [name]' },
    });
    expect(await get('/studio/nothing', IdToken)).toMatchObject({
      status: 403,
      body: { message: 'Missing Authentication Token' },
    });
    for (const wrong of ['fail', 'odd']) {
      expect(
        await get(`/studio/login?name=a&${wrong}=1`, IdToken),
      ).toMatchObject({
        status: 502,
        body: { message: 'Internal server error' },
      });
    }
  });

  it('answers the mock without a token', async () => {
    expect(await get('/studio/callback')).toMatchObject({
      status: 200,
      body: { path: '/studio/callback' },
    });
  });

  it('writes access and firewall logs', async () => {
    await get('/studio/callback');
    const logs = new CloudWatchLogsClient(sandbox.config(sandbox.admin(SPOKE)));
    const linesOf = async (logGroupName: string) => {
      const { events } = await logs.send(
        new FilterLogEventsCommand({ logGroupName }),
      );
      return (events ?? []).map(({ message }) => message!);
    };
    const access = await linesOf(outputs.AccessLogName);
    expect(access.join('\n')).toMatch(
      /^[0-9a-f-]{36} GET \/studio\/callback 200 -$/m,
    );
    expect(access.join('\n')).toMatch(/GET \/studio\/login 401 -$/m);
    expect(access.join('\n')).toMatch(/GET \/studio\/login 200 user\w+$/m);
    const firewall = await linesOf('aws-waf-logs-login-test');
    expect(JSON.parse(firewall.pop()!)).toMatchObject({
      action: 'ALLOW',
      terminatingRuleId: 'Default_Action',
      webaclId: outputs.AclArn,
    });
    expect(firewall.join()).not.toMatch(/eyJ/);
  });

  it('updates in place', async () => {
    const [update] = await run({
      action: 'deploy',
      options: { greeting: 'hi', passwordLength: 14, rateLimit: 500 },
    });
    expect(update.error).toBeUndefined();
    expect(update.outputs).toEqual(outputs);
    const { UserPool } = await cognito.send(
      new DescribeUserPoolCommand({ UserPoolId: outputs.PoolId }),
    );
    expect(UserPool!.Policies!.PasswordPolicy).toMatchObject({
      MinimumLength: 14,
    });
    const { IdToken } = await tokensOf(outputs.PoolId, outputs.ClientId);
    const { body } = await get('/studio/login?name=a', IdToken);
    expect(body.greeting).toBe('hi');
    const api = new APIGatewayClient(sandbox.config(sandbox.admin(SPOKE)));
    const stage = await api.send(
      new GetStageCommand({ restApiId: outputs.ApiId, stageName: 'prod' }),
    );
    expect(stage).toMatchObject({
      webAclArn: outputs.AclArn,
      tracingEnabled: true,
    });
  });

  it('goes away', async () => {
    const [removal] = await run({ action: 'destroy' });
    expect(removal.error).toBeUndefined();
    expect(removal.events.pop()).toBe('login DELETE_COMPLETE');
    const api = new APIGatewayClient(sandbox.config(sandbox.admin(SPOKE)));
    expect((await api.send(new GetRestApisCommand({}))).items).toEqual([]);
    const response = await fetch(
      `${sandbox.url}/_execute-api/${outputs.ApiId}/prod/studio/callback`,
    );
    expect(response.status).toBe(403);
  });
});
