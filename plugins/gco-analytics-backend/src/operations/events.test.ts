import { TestDatabases } from '@backstage/backend-test-utils';
import { createTestOperations, deploy, events } from '../__testUtils__';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'events of operations, on %s',
  databaseId => {
    const setUp = async () =>
      createTestOperations(await databases.init(databaseId));

    it('stores each event once, in order, without gaps', async () => {
      const { operations, store, notifier } = await setUp();
      const { operation } = await operations.start(deploy());
      const append = (...ids: string[]) =>
        operations.appendEvents(operation.id, 1, events(...ids));
      await append('a', 'b', 'b');
      await append('b', 'c');
      expect(notifier.progressed).toHaveBeenCalledTimes(2);
      await append('a');
      await append();
      expect(notifier.progressed).toHaveBeenCalledTimes(2);
      const list = (after: number, limit = 100) =>
        store.operationEvents.list(operation.id, { after, limit });
      const all = await list(0);
      expect(all.map(({ sequence, id }) => [sequence, id])).toEqual([
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
      ]);
      expect(all[0]).toMatchObject(events('a')[0]);
      expect((await list(2)).map(({ id }) => id)).toEqual(['c']);
      expect((await list(0, 2)).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('numbers events without gaps when batches come at once', async () => {
      const { operations, store } = await setUp();
      const { operation } = await operations.start(deploy());
      await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          operations.appendEvents(
            operation.id,
            1,
            events('shared', `${i}-1`, `${i}-2`),
          ),
        ),
      );
      const all = await store.operationEvents.list(operation.id, {
        after: 0,
        limit: 100,
      });
      expect(all.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 17 }, (_, i) => i + 1),
      );
    });
  },
);
