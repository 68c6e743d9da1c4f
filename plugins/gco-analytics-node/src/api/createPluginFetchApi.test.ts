import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createPluginFetchApi } from './createPluginFetchApi';

describe('createPluginFetchApi', () => {
  const seen: Array<{ authorization?: string; contentType?: string }> = [];
  let server: Server;
  let url: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push({
        authorization: request.headers.authorization,
        contentType: request.headers['content-type'],
      });
      response.end('{}');
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(() => {
    server.close();
  });

  beforeEach(() => {
    seen.length = 0;
  });

  it('gives each request a token of its own for the analytics backend', async () => {
    const auth = mockServices.auth.mock();
    auth.getPluginRequestToken
      .mockResolvedValueOnce({ token: 'first' })
      .mockResolvedValueOnce({ token: 'second' });
    const credentials = mockCredentials.user('user:default/ana');
    const { fetch } = createPluginFetchApi({
      auth,
      credentials: async () => credentials,
    });

    await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    });
    await fetch(url);

    expect(seen).toEqual([
      { authorization: 'Bearer first', contentType: 'application/json' },
      { authorization: 'Bearer second', contentType: undefined },
    ]);
    expect(auth.getPluginRequestToken).toHaveBeenCalledWith({
      onBehalfOf: credentials,
      targetPluginId: 'gco-analytics',
    });
  });

  it('says that it has no identity to call with, and does not call', async () => {
    const { fetch } = createPluginFetchApi({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      credentials: async () => mockCredentials.none(),
    });

    await expect(fetch(url)).rejects.toMatchObject({
      name: 'AuthenticationError',
    });
    expect(seen).toEqual([]);
  });
});
