import {
  CreateResourceCommand,
  DeleteRestApiCommand,
  GetRestApisCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { OTHER_SPOKE, policy } from '../testing/startTestSandbox';
import { ApiWorld, startApiWorld } from './testing/apiWorld';

jest.setTimeout(30_000);

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.sandbox.stop());

describe('routing', () => {
  let api: string;
  beforeAll(async () => {
    api = await world.createApi();
    await world.addMock(api, 'GET /', 'root');
    await world.addMock(api, 'GET /users/me', 'me');
    await world.addMock(api, 'GET /users/{name}', "$input.params('name')");
    await world.addMock(api, 'ANY /files/{path+}', "$input.params('path')");
    await world.deploy(api);
  });

  it.each([
    ['/', 'root'],
    ['/users/me', 'me'],
    ['/users/ana%20b', 'ana b'],
    ['/files/a/b/c', 'a/b/c'],
  ])('answers %s', async (path, text) => {
    expect(await world.ask(`${api}/prod${path}`)).toMatchObject({
      status: 200,
      text,
    });
  });

  it.each([
    ['GET', '/users'],
    ['GET', '/users/a/b'],
    ['POST', '/users/me'],
    ['GET', '/files'],
  ])('knows no %s %s', async (method, path) => {
    const answer = await world.ask(`${api}/prod${path}`, { method });
    expect(answer).toMatchObject({
      status: 403,
      text: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-errortype': 'MissingAuthenticationTokenException' },
    });
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('answers under the host name of AWS', async () => {
    const ask = (host: string, path: string) =>
      world.ask(path, { host }).then(({ status, text }) => [status, text]);
    const host = `${api}.execute-api.eu-west-1.amazonaws.com`;
    const forbidden = [403, '{"message":"Forbidden"}'];
    expect(await ask(host, '/prod/users/me?x=1')).toEqual([200, 'me']);
    expect(await ask(host, '/test/users/me')).toEqual(forbidden);
    expect(
      await ask(`${api}.execute-api.us-east-1.amazonaws.com`, '/prod/users/me'),
    ).toEqual(forbidden);
    expect(
      await ask('abcdefghij.execute-api.eu-west-1.amazonaws.com', '/prod'),
    ).toEqual(forbidden);
  });

  it('shows changes only once they are deployed', async () => {
    await world.addMock(api, 'GET /late', 'late');
    const ask = () => world.ask(`${api}/prod/late`);
    expect((await ask()).status).toBe(403);
    await world.deploy(api);
    expect(await ask()).toMatchObject({ status: 200, text: 'late' });
  });
});

describe('resource policies', () => {
  const invoke = (rest: object) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    ...rest,
  });

  it('must allow a caller expressly, and deny for sure', async () => {
    const api = await world.createApi({
      policy: policy(
        invoke({ Resource: 'execute-api:/*/GET/open/*' }),
        invoke({
          Resource: 'execute-api:/*/GET/open/never',
          Effect: 'Deny',
        }),
      ),
    });
    for (const path of ['/open/here', '/open/never', '/closed']) {
      await world.addMock(api, `GET ${path}`);
    }
    await world.deploy(api);
    expect((await world.ask(`${api}/prod/open/here`)).status).toBe(200);
    const arn = `arn:aws:execute-api:eu-west-1:********6666:${api}/prod/GET`;
    expect(await world.ask(`${api}/prod/closed`)).toMatchObject({
      status: 403,
      text: JSON.stringify({
        Message: `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${arn}/closed`,
      }),
    });
    const denied = await world.ask(`${api}/prod/open/never`);
    expect(denied.text).toContain('/open/never with an explicit deny');
  });

  it('can be limited to addresses', async () => {
    const api = await world.createApi({
      policy: policy(
        invoke({
          Resource: 'execute-api:/*',
          Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.1/32' } },
        }),
      ),
    });
    await world.addMock(api, 'GET /');
    await world.deploy(api);
    const statusFrom = async (from: string) =>
      (await world.ask(`${api}/prod/`, { from })).status;
    expect(await statusFrom('127.0.0.1')).toBe(200);
    expect(await statusFrom('127.0.0.2')).toBe(403);
  });

  it('are checked when they are set', async () => {
    await expect(
      world.createApi({ policy: '{"Statement": 1}' }),
    ).rejects.toThrow('Invalid policy document');
  });
});

describe('stages', () => {
  it('throttle', async () => {
    const api = await world.createApi();
    await world.addMock(api, 'GET /');
    await world.deploy(api);
    await world.apis.send(
      new UpdateStageCommand({
        restApiId: api,
        stageName: 'prod',
        patchOperations: [
          { op: 'replace', path: '/*/*/throttling/burstLimit', value: '2' },
          { op: 'replace', path: '/*/*/throttling/rateLimit', value: '0.01' },
        ],
      }),
    );
    const statuses = [];
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await world.ask(`${api}/prod/`)).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });

  it.each([
    [
      '/accessLogSettings/destinationArn',
      'arn:aws:logs:eu-west-1:444455556666:log-group:x',
    ],
    ['/*/*/logging/loglevel', 'INFO'],
  ])('log %s only with a role of the account', async (path, value) => {
    const api = await world.createApi();
    await world.addMock(api, 'GET /');
    await world.deploy(api);
    await expect(
      world.apis.send(
        new UpdateStageCommand({
          restApiId: api,
          stageName: 'prod',
          patchOperations: [{ op: 'replace', path, value }],
        }),
      ),
    ).rejects.toMatchObject({
      name: 'BadRequestException',
      message:
        'CloudWatch Logs role ARN must be set in account settings to enable logging',
    });
  });

  it('change all at once or not at all', async () => {
    const api = await world.createApi();
    await world.addMock(api, 'GET /', '$stageVariables.colour');
    await world.deploy(api);
    const change = (...paths: string[]) =>
      world.apis.send(
        new UpdateStageCommand({
          restApiId: api,
          stageName: 'prod',
          patchOperations: paths.map(path => ({
            op: 'replace',
            path,
            value: 'red',
          })),
        }),
      );
    await expect(
      change('/variables/colour', '/cacheClusterEnabled'),
    ).rejects.toThrow("Invalid patch path '/cacheClusterEnabled'");
    expect((await world.ask(`${api}/prod/`)).text).toBe('');
    await change('/variables/colour');
    expect((await world.ask(`${api}/prod/`)).text).toBe('red');
  });
});

describe('the control plane', () => {
  it('belongs to an account and is authorized by verb and path', async () => {
    const api = await world.createApi();
    const { sandbox, apis } = world;
    const stranger =
      new (apis.constructor as typeof import('@aws-sdk/client-api-gateway').APIGatewayClient)(
        sandbox.config(sandbox.admin(OTHER_SPOKE)),
      );
    expect((await stranger.send(new GetRestApisCommand({}))).items).toEqual([]);
    await expect(
      stranger.send(new DeleteRestApiCommand({ restApiId: api })),
    ).rejects.toMatchObject({ name: 'NotFoundException' });
    expect((await apis.send(new GetRestApisCommand({}))).items).toContainEqual(
      expect.objectContaining({ id: api, name: 'test' }),
    );
  });

  it('refuses by name what would be ignored', async () => {
    const restApiId = await world.createApi();
    const resourceId = await world.addPath(restApiId, '/a');
    const key = { restApiId, resourceId, httpMethod: 'GET' };
    await expect(
      world.apis.send(
        new PutMethodCommand({ ...key, authorizationType: 'AWS_IAM' }),
      ),
    ).rejects.toThrow('Authorization type AWS_IAM is not implemented');
    await expect(
      world.apis.send(
        new PutMethodCommand({
          ...key,
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: 'none',
        }),
      ),
    ).rejects.toThrow('Invalid authorizer ID specified');
    await expect(
      world.addMock(restApiId, 'POST /a', '#set($a = 1)'),
    ).rejects.toThrow('#set in mapping templates is not implemented');
    await expect(
      world.apis.send(
        new CreateResourceCommand({
          restApiId,
          parentId: resourceId,
          pathPart: 'a b',
        }),
      ),
    ).rejects.toThrow("Resource's path part only allow");
  });
});
