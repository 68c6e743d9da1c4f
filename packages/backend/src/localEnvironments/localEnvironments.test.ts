import { ConfigReader } from '@backstage/config';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { LocalEnvironments } from './LocalEnvironments';
import { readLocalAwsUrl } from './readLocalAwsUrl';

describe('readLocalAwsUrl', () => {
  const read = (localAws?: object) =>
    readLocalAwsUrl(
      new ConfigReader(localAws ? { gcoAnalytics: { localAws } } : {}),
    );

  it('finds none where the portal runs on another AWS', () => {
    expect(read()).toBeUndefined();
  });

  it.each(['http://localhost:4766', 'http://127.0.0.1:4766'])(
    'takes %s',
    url => {
      expect(read({ url })?.href).toBe(`${url}/`);
    },
  );

  it.each([
    'https://sts.eu-west-1.amazonaws.com',
    'http://localhost.example.com:4766',
    'http://10.0.0.7:4766',
    'nonsense',
  ])('refuses %s', url => {
    expect(() => read({ url })).toThrow(
      `gcoAnalytics.localAws.url must be an address of this machine, not '${url}'`,
    );
  });
});

describe('LocalEnvironments', () => {
  let server: Server;
  let status: number;
  let body: string;
  let asked: string[];
  let importer: LocalEnvironments;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    importer = new LocalEnvironments({
      url: new URL(`http://127.0.0.1:${port}`),
    });
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => server.close());

  it('lists what the local AWS tells of', async () => {
    status = 200;
    body = JSON.stringify({ environments: [{ config: {} }] });
    await expect(importer.list()).resolves.toEqual([{ config: {} }]);
    expect(asked).toEqual(['GET /_sandbox/environments']);
  });

  it('has none on an emulator that knows no such page', async () => {
    status = 404;
    body = 'Not found';
    await expect(importer.list()).resolves.toEqual([]);
  });

  it.each([
    [500, '{}', /answered 500/],
    [200, '{}', /no list of environments/],
    [200, '<html>', /JSON/],
  ])('fails on answer %d %s', async (answered, text, message) => {
    status = answered;
    body = text;
    await expect(importer.list()).rejects.toThrow(message);
  });
});
