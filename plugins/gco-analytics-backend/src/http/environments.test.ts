import { TestDatabases } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { mockOutputs } from '@gco/plugin-gco-analytics-common/testUtils';
import { deployBody, Persona, startApi } from '../__testUtils__';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'environments over HTTP, on %s',
  databaseId => {
    const setUp = async () => startApi(await databases.init(databaseId));

    it('lists what the caller may see, page by page', async () => {
      const { get, start } = await setUp();
      const owners = {
        'a-one': 'group:default/forecasting',
        'b-two': 'group:default/fraud',
        'c-three': 'group:default/forecasting',
        'd-four': 'group:default/fraud',
        'e-five': 'group:default/forecasting',
      };
      for (const [name, owner] of Object.entries(owners)) {
        await start(deployBody(name, { owner }));
      }
      const pages = async (as: Persona, query: string) => {
        const names: string[][] = [];
        let cursor: string | undefined;
        do {
          const suffix = cursor ? `&cursor=${cursor}` : '';
          const { status, body } = await get(
            `/environments?${query}${suffix}`,
            as,
          );
          expect(status).toBe(200);
          names.push(body.items.map((item: JsonObject) => item.name));
          cursor = body.nextCursor;
        } while (cursor);
        return names;
      };
      expect(await pages('ana', 'limit=2')).toEqual([
        ['a-one', 'c-three'],
        ['e-five'],
      ]);
      expect(await pages('petra', 'limit=5')).toEqual([Object.keys(owners)]);
      expect(await pages('catalog', 'limit=4')).toEqual([
        ['a-one', 'b-two', 'c-three', 'd-four'],
        ['e-five'],
      ]);
      expect(await pages('ana', 'owner=group:default/fraud')).toEqual([[]]);
      expect(
        await pages('petra', 'owner=Group:Default/Fraud&search=TWO'),
      ).toEqual([['b-two']]);
      expect(
        await pages(
          'petra',
          'owner=group:default/fraud&owner=group:default/none&state=deploying&state=active',
        ),
      ).toEqual([['b-two', 'd-four']]);
      expect(await pages('petra', 'accountId=777788889999')).toEqual([[]]);
      expect((await get('/environments', 'nadia')).status).toBe(403);
    });

    it.each([
      'limit=0',
      'limit=201',
      'limit=ten',
      'state=happy',
      'accountId=1',
      'region=nowhere',
      'cursor=rubbish',
      'cursor=',
      `search=${'x'.repeat(65)}`,
      'owner=',
      'unknown=1',
    ])('refuses a list with %s', async query => {
      const { get } = await setUp();
      const { status, body } = await get(`/environments?${query}`, 'ana');
      expect(status).toBe(400);
      expect(body.error.name).toBe('InputError');
    });

    it('shows one environment to its owner, not to other teams, and no secret to anyone', async () => {
      const { get, deploy, store } = await setUp();
      const operation = await deploy(
        'demand-models',
        'group:default/forecasting',
      );
      const { status, body, text } = await get(
        '/environments/demand-models',
        'ana',
      );
      expect(status).toBe(200);
      expect(body).toMatchObject({
        name: 'demand-models',
        state: 'active',
        health: 'unknown',
        stackName: 'gco-analytics-demand-models',
        outputs: mockOutputs,
        config: { account: '444455556666' },
        operation: { id: operation.id, state: 'succeeded' },
      });
      const record = await store.environments.find('demand-models');
      expect(text).not.toContain(record?.externalId);
      for (const path of ['', '/status', '/operations']) {
        const forbidden = await get(
          `/environments/demand-models${path}`,
          'bruno',
        );
        expect(forbidden.status).toBe(403);
        expect(forbidden.text).not.toContain(mockOutputs.DomainId);
        const none = await get(`/environments/no-such-one${path}`, 'ana');
        expect(none.status).toBe(404);
        expect(none.body.error.message).toContain("'no-such-one'");
        const odd = await get(`/environments/No%2F..%2FSuch${path}`, 'ana');
        expect(odd.status).toBe(400);
        const denied = await get(`/environments/no-such-one${path}`, 'nadia');
        expect(denied.status).toBe(403);
      }
    });

    it('answers with a status before AWS was ever asked', async () => {
      const { get, start } = await setUp();
      await start();
      const { body } = await get('/environments/demand-models/status', 'ana');
      expect(body).toEqual({
        environment: 'demand-models',
        health: 'unknown',
        resources: [],
      });
    });

    it('has nothing to refresh before the first deployment', async () => {
      const { post, start, audit } = await setUp();
      await start();
      const path = '/environments/demand-models/refresh';
      const { status, body } = await post(path, 'ana');
      expect(status).toBe(409);
      expect(body.error.message).toContain("'demand-models' is deploying");
      expect((await post(path, 'bruno')).status).toBe(403);
      expect(
        (await post('/environments/no-such-one/refresh', 'ana')).status,
      ).toBe(404);
      expect(
        audit.filter(({ eventId }) => eventId === 'status-refresh'),
      ).toHaveLength(3);
    });
  },
);
