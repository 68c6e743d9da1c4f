import { TestDatabases } from '@backstage/backend-test-utils';
import { defaultProfileName } from '@gco/plugin-gco-analytics-node';
import { createTestStore, mockCandidate } from '../__testUtils__';
import { StudioProfiles } from './StudioProfiles';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'StudioProfiles on %s',
  databaseId => {
    async function setUp() {
      const store = await createTestStore(await databases.init(databaseId));
      for (const name of ['demand-models', 'fraud-graph']) {
        await store.environments.insert(
          {
            ...mockCandidate({ name }),
            externalId: 'external',
            createdBy: 'user:default/ana',
          },
          new Date(),
        );
      }
      const rule = jest.fn(({ userEntityRef }: { userEntityRef: string }) =>
        defaultProfileName(userEntityRef),
      );
      return { store, rule, profiles: new StudioProfiles({ store, rule }) };
    }

    it('gives names and ids, each person and environment its own', async () => {
      const { profiles } = await setUp();
      const ana = await profiles.profileOf('demand-models', 'user:default/ana');
      expect(ana).toMatchObject({ profileName: 'ana', posixId: 10_000 });
      expect(
        await profiles.profileOf('demand-models', 'user:default/bruno'),
      ).toMatchObject({ profileName: 'bruno', posixId: 10_001 });
      expect(
        await profiles.profileOf('fraud-graph', 'user:default/bruno'),
      ).toMatchObject({ profileName: 'bruno', posixId: 10_000 });
    });

    it('keeps a name once chosen', async () => {
      const { profiles, store, rule } = await setUp();
      await profiles.profileOf('demand-models', 'user:default/ana');
      const other = new StudioProfiles({ store, rule: () => 'another' });
      const again = await other.profileOf('demand-models', 'user:default/ana');
      expect(again.profileName).toBe('ana');
      expect(rule).toHaveBeenCalledTimes(1);
    });

    it('gives a crowd that comes at once different ids', async () => {
      const { profiles } = await setUp();
      const crowd = Array.from(
        { length: 6 },
        (_, i) => `user:default/person${i}`,
      );
      const all = await Promise.all(
        [...crowd, ...crowd].map(ref =>
          profiles.profileOf('demand-models', ref),
        ),
      );
      expect(new Set(all.map(({ posixId }) => posixId)).size).toBe(6);
      expect(all.slice(0, 6)).toEqual(all.slice(6));
    });

    it("does not give out another person's name, in any spelling", async () => {
      const { profiles, store } = await setUp();
      await profiles.profileOf('demand-models', 'user:default/ana');
      const greedy = new StudioProfiles({ store, rule: () => 'ANA' });
      await expect(
        greedy.profileOf('demand-models', 'user:default/bruno'),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining("'ANA'"),
      });
    });

    it.each([
      '',
      'a',
      'ana.diaz',
      '-ana',
      'a'.repeat(64),
      'ana/../bruno',
      'ана',
    ])('refuses a rule that gives %j', async name => {
      const { store } = await setUp();
      const odd = new StudioProfiles({ store, rule: async () => name });
      await expect(
        odd.profileOf('demand-models', 'user:default/ana'),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`'${name}'`),
      });
      expect(
        await store.studioProfiles.find('demand-models', 'user:default/ana'),
      ).toBeUndefined();
    });
  },
);
