import { ResponseError } from '@backstage/errors';
import { AnalyticsClient } from './AnalyticsClient';

function clientAnswering(status: number, body?: object) {
  const fetch = jest.fn(
    async (_url: string | URL | Request, _init?: RequestInit) =>
      new Response(body && JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/json' },
      }),
  );
  const client = new AnalyticsClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch },
  });
  const request = () => {
    const [url, init] = fetch.mock.calls[0];
    return {
      url: String(url),
      method: init?.method,
      body: init?.body && JSON.parse(String(init.body)),
    };
  };
  return { client, request };
}

const base = 'http://portal/api/gco-analytics';

describe('AnalyticsClient', () => {
  it('puts every filter into the query, lists repeated, empty ones left out', async () => {
    const { client, request } = clientAnswering(200, { items: [] });
    await client.listEnvironments({
      owner: ['group:default/a', 'group:default/b'],
      state: ['active'],
      search: '',
      accountId: undefined,
      limit: 10,
    });
    expect(request().url).toBe(
      `${base}/environments?owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb&state=active&limit=10`,
    );
  });

  it('asks without a query when there is none', async () => {
    const { client, request } = clientAnswering(200, { items: [] });
    await client.listEnvironments();
    expect(request().url).toBe(`${base}/environments`);
  });

  it('keeps odd names inside their path segment', async () => {
    const { client, request } = clientAnswering(200, {});
    await client.getEnvironment('../accounts?x');
    expect(request().url).toBe(`${base}/environments/..%2Faccounts%3Fx`);
  });

  it.each([
    [201, { status: 'ready', url: 'https://studio', profileName: 'ana' }],
    [202, { status: 'preparing', profileName: 'ana', retryAfterMs: 2000 }],
  ])('answers a Studio session of status %s', async (status, body) => {
    const { client, request } = clientAnswering(status, body);
    await expect(
      client.openStudio('demand-models', { landing: 'jupyterlab' }),
    ).resolves.toEqual(body);
    expect(request()).toEqual({
      url: `${base}/environments/demand-models/studio-sessions`,
      method: 'POST',
      body: { landing: 'jupyterlab' },
    });
  });

  it('copes with answers without content', async () => {
    const { client, request } = clientAnswering(204);
    await expect(client.renewLease('op', 3)).resolves.toBeUndefined();
    expect(request()).toEqual({
      url: `${base}/operations/op/lease`,
      method: 'POST',
      body: { generation: 3 },
    });
  });

  it('asks for events after a sequence number, also after 0', async () => {
    const { client, request } = clientAnswering(200, { items: [] });
    await client.listOperationEvents('op', 0);
    expect(request().url).toBe(`${base}/operations/op/events?after=0`);
  });

  it("throws the backend's error with its name and status", async () => {
    const { client } = clientAnswering(409, {
      error: { name: 'ConflictError', message: "Name 'x' is taken" },
      response: { statusCode: 409 },
    });
    const error = await client
      .startOperation({ kind: 'deploy', taskId: 't', config: {} })
      .catch(caught => caught);
    expect(error).toBeInstanceOf(ResponseError);
    expect(error.statusCode).toBe(409);
    expect(error.cause).toMatchObject({
      name: 'ConflictError',
      message: "Name 'x' is taken",
    });
  });
});
