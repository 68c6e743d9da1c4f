import { ConflictError } from '@backstage/errors';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { World } from '../../core/World';
import { ControlClient, controlOf } from '../../testing/controlOf';
import {
  HUB,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { jsonResponse } from '../jsonResponse';
import { ControlEndpoint } from './ControlEndpoint';
import { ControlRoute } from './ControlRoute';
import { controlRoutes } from './routes';

describe('the control endpoint', () => {
  let sandbox: TestSandbox;
  let control: ControlClient;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    control = controlOf(sandbox.url);
  });
  afterEach(() => control.delete('faults'));
  afterAll(() => sandbox.stop());

  it('shows health and accounts', async () => {
    expect(await control.ask('GET', 'health')).toEqual({
      status: 200,
      body: { status: 'ok' },
    });
    expect((await control.get('accounts')).accounts).toContainEqual({
      accountId: SPOKE,
      name: 'Analytics sandbox',
      regions: ['eu-west-1', 'us-east-1'],
    });
  });

  it('refuses pages of other sites', async () => {
    const from = async (site: string) => {
      const { status } = await fetch(`${sandbox.url}/_sandbox/calls`, {
        method: 'DELETE',
        headers: { 'sec-fetch-site': site },
      });
      return status;
    };
    expect(await from('cross-site')).toBe(403);
    expect(await from('same-origin')).toBe(200);
  });

  it('lists what it answers', async () => {
    const { routes } = await control.get('');
    expect(routes).toHaveLength(controlRoutes.length);
    expect(routes).toContainEqual({
      method: 'POST',
      path: '/_sandbox/clock/advance',
      summary: expect.stringMatching(/seconds/),
    });
    expect(
      new Set(
        routes.map(({ method, path }: ControlRoute) => `${method} ${path}`),
      ).size,
    ).toBe(routes.length);
  });

  it.each([
    ['GET', 'nothing'],
    ['PATCH', 'clock'],
    ['GET', 'clock/advance'],
    ['GET', 'clock/advance/further'],
    ['GET', 'faults/unknown'],
    ['DELETE', 'faults/unknown'],
    ['GET', 'file-systems?id=fs-1'],
  ])('does not know %s %s', async (method, path) => {
    const { status, body } = await control.ask(method, path);
    expect(status).toBe(404);
    expect(body.error).toEqual(expect.any(String));
  });

  it('answers what goes wrong with the status of its kind', async () => {
    const route = (path: string, error: Error): ControlRoute => ({
      method: 'GET',
      path,
      summary: '',
      handle: () => {
        throw error;
      },
    });
    const endpoint = new ControlEndpoint({
      world: {} as World,
      routes: [
        route('/taken/:name', new ConflictError('It is taken')),
        route('/broken', new TypeError('It is broken')),
        {
          method: 'GET',
          path: '/echo/:first/and/:second',
          summary: '',
          handle: ({ params }) => jsonResponse(params),
        },
      ],
    });
    const ask = async (path: string) => {
      const answer = await endpoint.handle({
        method: 'GET',
        path: `/_sandbox${path}`,
        query: new Map(),
        headers: {},
        body: Buffer.alloc(0),
      });
      return [answer.status, JSON.parse(String(answer.body))];
    };
    expect(await ask('/taken/x')).toEqual([409, { error: 'It is taken' }]);
    expect(await ask('/broken')).toEqual([500, { error: 'It is broken' }]);
    expect(await ask('/echo/a%2Fb/and/%zz')).toEqual([
      200,
      { first: 'a/b', second: '%zz' },
    ]);
  });

  describe('faults', () => {
    const ask = (account: string) =>
      sandbox
        .clients(sandbox.admin(account))
        .sts.send(new GetCallerIdentityCommand({}));

    it('takes them in the flat form, for one account, until they are cleared', async () => {
      await control.post('faults', {
        service: '*',
        accountId: SPOKE,
        code: 'ServiceUnavailable',
        status: 503,
      });
      await expect(ask(SPOKE)).rejects.toMatchObject({
        name: 'ServiceUnavailable',
        $metadata: { httpStatusCode: 503 },
      });
      await expect(ask(HUB)).resolves.toBeDefined();
      await control.delete('faults');
      await expect(ask(SPOKE)).resolves.toBeDefined();
    });

    it('makes calls fail as often as told', async () => {
      await control.post('faults', {
        service: 'sts',
        operation: 'GetCallerIdentity',
        code: 'Throttling',
        message: 'Rate exceeded',
        count: 2,
      });
      const struck = { name: 'Throttling', message: 'Rate exceeded' };
      await expect(ask(HUB)).rejects.toMatchObject(struck);
      await expect(ask(HUB)).rejects.toMatchObject(struck);
      await expect(ask(HUB)).resolves.toBeDefined();
    });

    it('keeps faults of resource types from API calls', async () => {
      await control.post('faults', {
        service: 'cloudformation',
        resourceType: 'AWS::SageMaker::Domain',
        code: 'InternalFailure',
      });
      await expect(ask(SPOKE)).resolves.toBeDefined();
    });

    it('shows and removes one by its id', async () => {
      const fault = {
        service: 'sts',
        count: 5,
        effect: { type: 'throttle' },
      };
      const { id } = await control.post('faults', fault);
      await control.post('faults', { ...fault, id: 'mine', service: 'ssm' });
      await expect(ask(HUB)).rejects.toMatchObject({ name: 'Throttling' });
      expect(await control.get(`faults/${id}`)).toEqual({
        ...fault,
        id,
        count: 4,
      });
      const { faults } = await control.delete(`faults/${id}`);
      expect(faults).toMatchObject([{ id: 'mine' }]);
      await expect(ask(HUB)).resolves.toBeDefined();
    });

    it.each([
      ['no JSON', 'x', 'JSON object'],
      ['a list', '[]', 'JSON object'],
      ['no code', '{"service":"sts"}', "'service' and 'code'"],
      [
        'an unknown member',
        '{"service":"sts","code":"x","speed":1}',
        "'speed'",
      ],
      ['a wrong type', '{"service":"sts","code":5}', "'code'"],
      [
        'a status that is no failure',
        '{"service":"sts","code":"x","status":200}',
        '200',
      ],
      ['a count of none', '{"service":"sts","code":"x","count":0}', '0'],
      [
        'an unknown service',
        '{"service":"efs","code":"x"}',
        "no service 'efs'",
      ],
      [
        'an unknown operation',
        '{"service":"sts","operation":"Assume","code":"x"}',
        "no operation 'Assume'",
      ],
      [
        'an unknown account',
        '{"accountId":"000000000000","code":"x"}',
        "no account '000000000000'",
      ],
    ])('refuses one with %s', async (_name, body, hint) => {
      const answer = await control.ask('POST', 'faults', body);
      expect(answer.status).toBe(400);
      expect(answer.body.error).toContain(hint);
      expect((await control.get('faults')).faults).toEqual([]);
    });
  });
});
