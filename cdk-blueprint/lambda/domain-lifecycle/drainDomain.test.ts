import {
  minutesLater,
  passes,
  request,
  STARTED_AT,
} from './__testUtils__/requests';
import { FakeStudio } from './__testUtils__/FakeStudio';
import { drainDomain } from './drainDomain';
import { StudioApp } from './Studio';

const TYPE = 'Custom::StudioDomainDrain';

function setUp() {
  const studio = new FakeStudio();
  const clock = { now: STARTED_AT };
  const drain = drainDomain({ studio, now: () => clock.now });
  const pass = (type: 'Create' | 'Update' | 'Delete' = 'Delete') =>
    drain.pass(request(type, TYPE, { DomainId: 'd-1' }));
  const toTheEnd = () =>
    passes(async () => {
      const left = await pass();
      studio.turn();
      return left;
    });
  return { studio, clock, drain, pass, toTheEnd };
}

const app = (
  appName: string,
  status: StudioApp['status'],
  owner: Partial<StudioApp> = { spaceName: 'lab' },
): StudioApp => ({ appType: 'JupyterLab', appName, status, ...owner });

describe('Custom::StudioDomainDrain', () => {
  it('deletes apps, then spaces, then profiles, each to its end', async () => {
    const { studio, toTheEnd } = setUp();
    studio.apps = [
      app('default', 'InService'),
      app('legacy', 'Pending', { userProfileName: 'ana' }),
    ];
    studio.spaces = [{ name: 'lab', status: 'InService' }];
    studio.profiles = [
      { name: 'ana', status: 'InService' },
      { name: 'bruno', status: 'Failed' },
    ];
    expect(await toTheEnd()).toEqual([
      [
        'app JupyterLab/default of space lab (InService)',
        'app JupyterLab/legacy of profile ana (Pending)',
      ],
      ['space lab (InService)'],
      ['profile ana (InService)', 'profile bruno (Failed)'],
      [],
    ]);
    expect(studio.calls).toEqual([
      'deleteApp default',
      'deleteApp legacy',
      'deleteSpace lab',
      'deleteProfile ana',
      'deleteProfile bruno',
    ]);
  });

  it('waits for what is being deleted without asking again', async () => {
    const { studio, pass } = setUp();
    studio.apps = [app('default', 'Deleting')];
    expect(await pass()).toEqual([
      'app JupyterLab/default of space lab (Deleting)',
    ]);
    studio.apps = [];
    studio.spaces = [{ name: 'lab', status: 'Deleting' }];
    expect(await pass()).toEqual(['space lab (Deleting)']);
    studio.spaces = [];
    studio.profiles = [{ name: 'ana', status: 'Deleting' }];
    expect(await pass()).toEqual(['profile ana (Deleting)']);
    expect(studio.calls).toEqual([]);
  });

  it('leaves records of deleted apps and failed apps alone', async () => {
    const { studio, toTheEnd } = setUp();
    studio.apps = [app('old', 'Deleted'), app('broken', 'Failed')];
    studio.profiles = [{ name: 'ana', status: 'InService' }];
    expect(await toTheEnd()).toEqual([['profile ana (InService)'], []]);
    expect(studio.calls).toEqual(['deleteProfile ana']);
  });

  it('begins again when somebody starts an app meanwhile', async () => {
    const { studio, pass } = setUp();
    studio.spaces = [{ name: 'lab', status: 'InService' }];
    await pass();
    studio.spaces = [{ name: 'lab', status: 'InService' }];
    studio.apps = [app('late', 'InService')];
    expect(await pass()).toEqual([
      'app JupyterLab/late of space lab (InService)',
    ]);
  });

  it("says AWS's reason while it refuses", async () => {
    const { studio, pass } = setUp();
    studio.profiles = [{ name: 'ana', status: 'InService' }];
    studio.refusals.set('deleteProfile ana', 'it has a space');
    expect(await pass()).toEqual(['profile ana (InService; it has a space)']);
  });

  it.each([
    ['space', 'spaces'],
    ['profile', 'profiles'],
  ] as const)(
    'names a %s that could not be deleted, with the reason',
    async (word, list) => {
      const { studio, pass } = setUp();
      studio[list] = [
        {
          name: 'ana',
          status: 'Delete_Failed',
          lastModified: minutesLater(1),
        },
      ];
      await expect(pass()).rejects.toMatchObject({
        name: 'DeletionFailed',
        message: `${word} ana could not be deleted: ${word} ana is stuck`,
      });
    },
  );

  it('tries again what an earlier request could not delete', async () => {
    const { studio, toTheEnd } = setUp();
    studio.spaces = [
      { name: 'lab', status: 'Delete_Failed', lastModified: minutesLater(-1) },
    ];
    expect(await toTheEnd()).toEqual([['space lab (Delete_Failed)'], []]);
    expect(studio.calls).toEqual(['deleteSpace lab']);
  });

  it('leaves the rest to the next pass when one takes long', async () => {
    const { studio, clock, pass } = setUp();
    studio.profiles = ['ana', 'bruno', 'carla'].map(name => ({
      name,
      status: 'InService' as const,
    }));
    const slowly = studio.deleteProfile.bind(studio);
    jest.spyOn(studio, 'deleteProfile').mockImplementation((...args) => {
      clock.now = minutesLater(2);
      return slowly(...args);
    });
    expect(await pass()).toHaveLength(3);
    expect(studio.calls).toEqual(['deleteProfile ana']);
    expect(await pass()).toHaveLength(3);
    expect(studio.calls).toEqual([
      'deleteProfile ana',
      'deleteProfile bruno',
      'deleteProfile carla',
    ]);
  });

  it('has nothing to do in a domain that is gone or empty', async () => {
    const { studio, pass } = setUp();
    expect(await pass()).toEqual([]);
    studio.profiles = [{ name: 'ana', status: 'InService' }];
    studio.domains.clear();
    expect(await pass()).toEqual([]);
    expect(studio.calls).toEqual([]);
  });

  it.each(['Create', 'Update'] as const)('does nothing on %s', async type => {
    const { studio, pass } = setUp();
    studio.apps = [app('default', 'InService')];
    expect(await pass(type)).toEqual([]);
    expect(studio.calls).toEqual([]);
  });

  it('is about one domain: another one is another resource', () => {
    const { drain } = setUp();
    const id = (DomainId: string) =>
      drain.physicalId(request('Create', TYPE, { DomainId }));
    expect(id('d-1')).toBe('drain-d-1');
    expect(id('d-2')).not.toBe(id('d-1'));
  });

  it('wants to know the domain', () => {
    const { drain } = setUp();
    expect(() => drain.check(request('Create', TYPE, {}))).toThrow(
      'DomainId is missing',
    );
  });
});
