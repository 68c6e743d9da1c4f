import { TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { deployBody, Persona, startApi } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'access to the API, on %s',
  databaseId => {
    const setUp = async () => startApi(await databases.init(databaseId));

    it('serves its contract', async () => {
      const { server } = await setUp();
      const answer = await request(server).get(
        '/api/gco-analytics/openapi.json',
      );
      expect(answer.status).toBe(200);
      expect(Object.keys(answer.body.paths)).toContain(
        '/api/gco-analytics/environments/{name}/studio-sessions',
      );
    });

    it('lets nobody in without credentials, and services only where they belong', async () => {
      const { get, post, deploy } = await setUp();
      const { id } = await deploy('demand-models', 'group:default/forecasting');
      const reads = [
        '/accounts',
        '/environments',
        '/environments/demand-models',
        '/environments/demand-models/status',
        '/environments/demand-models/operations',
        `/operations/${id}/events`,
      ];
      for (const path of reads) {
        const statuses = [];
        for (const as of [
          'anonymous',
          'otherService',
          'scaffolder',
          'catalog',
        ] as const) {
          statuses.push((await get(path, as)).status);
        }
        expect([path, statuses]).toEqual([path, [401, 403, 403, 200]]);
      }
      const runner = { generation: 1, state: 'failed', events: [] };
      const writes: [string, object | undefined, Persona[]][] = [
        ['/environments/demand-models/refresh', undefined, ['otherService']],
        [
          '/environments/demand-models/studio-sessions',
          {},
          ['catalog', 'scaffolder', 'otherService'],
        ],
        [
          '/operations',
          deployBody(),
          ['ana', 'petra', 'catalog', 'otherService', 'searchForAna'],
        ],
        [
          `/operations/${id}/lease`,
          { generation: 1 },
          ['ana', 'petra', 'catalog', 'otherService', 'scaffolderForPetra'],
        ],
        [
          `/operations/${id}/events`,
          { generation: 1, events: runner.events },
          ['ana', 'petra', 'catalog', 'otherService', 'scaffolderForPetra'],
        ],
        [
          `/operations/${id}/completion`,
          { generation: 1, state: 'failed' },
          ['ana', 'petra', 'catalog', 'otherService', 'scaffolderForPetra'],
        ],
      ];
      for (const [path, body, refused] of writes) {
        expect((await post(path, 'anonymous', body)).status).toBe(401);
        for (const as of refused) {
          const answer = await post(path, as, body);
          expect([path, as, answer.status]).toEqual([path, as, 403]);
        }
      }
    });

    it('refuses bodies that are too large or no JSON', async () => {
      const { server } = await setUp();
      const post = () =>
        request(server).post(
          '/api/gco-analytics/environments/demand-models/studio-sessions',
        );
      const huge = await post().send({ landing: 'x'.repeat(10_000_000) });
      expect(huge.status).toBe(400);
      expect(huge.body.error.message).toContain('too large');
      const broken = await post()
        .set('content-type', 'application/json')
        .send('{"landing":');
      expect(broken.status).toBe(400);
    });

    it('lists accounts without their roles and external ids', async () => {
      const { get } = await setUp();
      const { status, body } = await get('/accounts', 'ana');
      expect(status).toBe(200);
      expect(body.items).toEqual([
        {
          accountId: '444455556666',
          name: 'Analytics sandbox',
          regions: ['eu-west-1', 'us-east-1'],
        },
        {
          accountId: '777788889999',
          name: 'Analytics production',
          regions: ['eu-west-1'],
        },
      ]);
      expect((await get('/accounts', 'nadia')).status).toBe(403);
    });
  },
);
