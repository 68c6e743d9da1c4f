import { TestDatabases } from '@backstage/backend-test-utils';
import { mockHealthySnapshot } from '@gco/plugin-gco-analytics-common/testUtils';
import { createTestStore, mockCandidate } from '../__testUtils__';
import { EnvironmentQuery } from './EnvironmentTable';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});
const now = new Date('2026-03-02T09:00:00.123Z');

describe.each(databases.eachSupportedId())('store on %s', databaseId => {
  async function setUp(...names: string[]) {
    const knex = await databases.init(databaseId);
    const store = await createTestStore(knex);
    for (const name of names) {
      await store.environments.insert(
        {
          ...mockCandidate({
            name,
            owner: `group:default/${name.split('-')[0]}`,
          }),
          externalId: 'external',
          createdBy: 'user:default/ana',
        },
        now,
      );
    }
    const list = async (query: Partial<EnvironmentQuery>) =>
      (await store.environments.list({ limit: 50, ...query })).map(
        ({ name }) => name,
      );
    return { knex, store, list };
  }

  it('undoes its migrations', async () => {
    const { knex } = await setUp();
    expect(await knex.schema.hasTable('environments')).toBe(true);
    await knex.migrate.rollback(
      { directory: `${__dirname}/../../migrations` },
      true,
    );
    expect(await knex.schema.hasTable('environments')).toBe(false);
  });

  it('lists in the order of names, from after a name, up to a limit', async () => {
    const { list } = await setUp('c-three', 'a-one', 'd-four', 'b-two');
    expect(await list({})).toEqual(['a-one', 'b-two', 'c-three', 'd-four']);
    expect(await list({ limit: 2 })).toEqual(['a-one', 'b-two']);
    expect(await list({ after: 'b-two' })).toEqual(['c-three', 'd-four']);
    expect(await list({ after: 'bb' })).toEqual(['c-three', 'd-four']);
  });

  it('narrows lists', async () => {
    const { store, list } = await setUp('a-one', 'a-two', 'b-one');
    const environment = await store.environments.find('a-two');
    await store.environments.update(environment!, { state: 'active' }, now);
    expect(await list({ owner: ['group:default/a'] })).toEqual([
      'a-one',
      'a-two',
    ]);
    expect(await list({ state: ['active', 'failed'] })).toEqual(['a-two']);
    expect(await list({ accountId: '777788889999' })).toEqual([]);
    expect(await list({ region: 'eu-west-1', search: 'ONE' })).toEqual([
      'a-one',
      'b-one',
    ]);
    expect(await list({ search: '%' })).toEqual([]);
    expect(await list({ search: '_' })).toEqual([]);
    expect(await list({ search: '\\' })).toEqual([]);
    expect(await list({ search: `' OR 1=1 --` })).toEqual([]);
    expect(
      await list({
        owner: ['group:default/a'],
        criteria: { not: { column: 'state', values: ['active'] } },
      }),
    ).toEqual(['a-one']);
    expect(
      await list({
        search: 'one',
        criteria: {
          anyOf: [
            { column: 'owner', values: ['group:default/b'] },
            { column: 'state', values: ['active'] },
          ],
        },
      }),
    ).toEqual(['b-one']);
  });

  it('refuses a taken name and an outdated change', async () => {
    const { store } = await setUp('a-one');
    await expect(
      store.environments.insert(
        {
          ...mockCandidate({ name: 'a-one' }),
          externalId: 'x',
          createdBy: 'y',
        },
        now,
      ),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining("'a-one'"),
    });
    const environment = await store.environments.find('a-one');
    await store.environments.update(environment!, { state: 'failed' }, now);
    await expect(
      store.environments.update(environment!, { state: 'active' }, now),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect((await store.environments.find('a-one'))?.state).toBe('failed');
  });

  it('never lets two operations run on one environment', async () => {
    const { store } = await setUp('a-one');
    const operation = {
      id: 'op-1',
      environment: 'a-one',
      kind: 'deploy' as const,
      generation: 1,
      taskId: 'task-1',
      startedBy: 'user:default/ana',
      startedAt: now,
      config: {},
    };
    await store.operations.insert(operation);
    const second = { ...operation, id: 'op-2', taskId: 'task-2' };
    // The driver's errors are not of this realm: `toThrow` does not know them.
    await expect(store.operations.insert(second)).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    await store.operations.update('op-1', { state: 'failed' });
    await store.operations.insert(second);
  });

  it('keeps points in time to the millisecond', async () => {
    const { store } = await setUp('a-one');
    expect(await store.environments.find('a-one')).toMatchObject({
      createdAt: '2026-03-02T09:00:00.123Z',
      updatedAt: '2026-03-02T09:00:00.123Z',
    });
  });

  it('keeps the last snapshot while it grows stale', async () => {
    const { store } = await setUp('a-one');
    const { snapshots } = store;
    expect(await snapshots.find('a-one')).toEqual({
      environment: 'a-one',
      health: 'unknown',
      resources: [],
    });
    const { resources, health } = mockHealthySnapshot;
    const fresh = { environment: 'a-one', health, resources };
    await snapshots.replace({ ...fresh, observedAt: now });
    const seen = { ...fresh, observedAt: now.toISOString() };
    expect(await snapshots.find('a-one')).toEqual(seen);
    expect(await store.environments.find('a-one')).toMatchObject({ health });

    const first = new Date('2026-03-02T10:00:00Z');
    await snapshots.markStale('a-one', 'role refused', first);
    await snapshots.markStale(
      'a-one',
      'AWS does not answer',
      new Date('2026-03-02T11:00:00Z'),
    );
    expect(await snapshots.find('a-one')).toEqual({
      ...seen,
      stale: { since: first.toISOString(), reason: 'AWS does not answer' },
    });
    await snapshots.replace({ ...fresh, observedAt: now });
    expect(await snapshots.find('a-one')).toEqual(seen);
  });

  it('marks stale what was never seen', async () => {
    const { store } = await setUp('a-one');
    await store.snapshots.markStale('a-one', 'role refused', now);
    expect(await store.snapshots.find('a-one')).toEqual({
      environment: 'a-one',
      health: 'unknown',
      resources: [],
      stale: { since: now.toISOString(), reason: 'role refused' },
    });
  });

  it('finds what there is to look at in AWS', async () => {
    const { store } = await setUp('a-new', 'b-active', 'c-retired');
    for (const [name, state] of [
      ['b-active', 'active'],
      ['c-retired', 'retired'],
    ] as const) {
      const environment = await store.environments.find(name);
      await store.environments.update(
        environment!,
        { state, activatedAt: now },
        now,
      );
    }
    const found = await store.environments.findDeployed();
    expect(found.map(({ name }) => name)).toEqual(['b-active']);
  });

  it('undoes a transaction that fails', async () => {
    const { store, list } = await setUp();
    await expect(
      store.transaction(async tables => {
        await tables.environments.insert(
          { ...mockCandidate(), externalId: 'x', createdBy: 'y' },
          now,
        );
        throw new TypeError('no');
      }),
    ).rejects.toThrow('no');
    expect(await list({})).toEqual([]);
  });
});
