import { FakeFileSystems } from './__testUtils__/FakeFileSystems';
import { FakeSecurityGroups } from './__testUtils__/FakeSecurityGroups';
import { FakeStudio } from './__testUtils__/FakeStudio';
import { minutesLater, passes, request } from './__testUtils__/requests';
import { domainSettings } from './domainSettings';

const TYPE = 'Custom::StudioDomainSettings';
const ARN = 'arn:aws:sagemaker:eu-west-1:444455556666:domain/d-1';
const GROUP = 'sg-inbound-d-1';
const FIXED = { 'gco:environment': 'forecast', 'gco:project': 'gco' };

const basic = {
  DomainId: 'd-1',
  DomainArn: ARN,
  TeamFileSystemId: 'fs-team',
  Tags: '{"gco:owner":"group:default/forecast"}',
  FixedTags: JSON.stringify(FIXED),
  CanvasSettings: '',
};

function setUp() {
  const studio = new FakeStudio();
  const fileSystems = new FakeFileSystems();
  const securityGroups = new FakeSecurityGroups();
  securityGroups.addNfsGroups('d-1');
  fileSystems.addFileSystem('fs-team', {});
  fileSystems.addMountTarget('mt-a', 'fs-team');
  fileSystems.addMountTarget('mt-b', 'fs-team');
  fileSystems.addFileSystem('fs-home', {});
  studio.domains.get('d-1')!.homeFileSystemId = 'fs-home';
  const resource = domainSettings({ studio, fileSystems, securityGroups });
  const pass = (
    type: 'Create' | 'Update' | 'Delete',
    changes: object = {},
    before: object = {},
  ) =>
    resource.pass(
      request(
        type,
        TYPE,
        { ...basic, ...changes },
        { OldResourceProperties: { ...basic, ...before } },
      ),
    );
  const domain = () => studio.domains.get('d-1')!;
  const tagsOf = (id: string) =>
    fileSystems.fileSystems.find(candidate => candidate.id === id)!.tags;
  return {
    studio,
    fileSystems,
    securityGroups,
    resource,
    pass,
    domain,
    tagsOf,
  };
}

describe('Custom::StudioDomainSettings', () => {
  it('tags the domain with what may change, its file system with all', async () => {
    const { pass, studio, tagsOf } = setUp();
    expect(await pass('Create')).toEqual([]);
    const owner = { 'gco:owner': 'group:default/forecast' };
    expect(studio.tags.get(ARN)).toEqual(owner);
    expect(tagsOf('fs-home')).toEqual({ ...owner, ...FIXED });
    expect(tagsOf('fs-team')).toEqual({});
  });

  it('takes tags away that are no longer wanted, never the fixed ones', async () => {
    const { pass, studio, tagsOf } = setUp();
    const before = {
      Tags: '{"gco:owner":"x","gco:cost-centre":"42","gco:project":"y"}',
    };
    await pass('Create', before);
    await pass('Update', {}, before);
    const owner = { 'gco:owner': 'group:default/forecast' };
    expect(studio.tags.get(ARN)).toEqual(owner);
    expect(tagsOf('fs-home')).toEqual({ ...owner, ...FIXED });
    expect(studio.calls).toContain('deleteTags gco:cost-centre');
  });

  it('manages without a home file system', async () => {
    const { pass, domain, tagsOf } = setUp();
    domain().homeFileSystemId = undefined;
    expect(await pass('Create')).toEqual([]);
    expect(tagsOf('fs-home')).toEqual({});
  });

  it("adds the domain's group to the team's mount targets, once", async () => {
    const { pass, fileSystems } = setUp();
    await pass('Create');
    await pass('Update');
    expect(fileSystems.calls.filter(c => c.startsWith('set'))).toEqual([
      `setSecurityGroups mt-a sg-own,${GROUP}`,
      `setSecurityGroups mt-b sg-own,${GROUP}`,
    ]);
  });

  it('waits for mount targets that are being made', async () => {
    const { pass, fileSystems, studio } = setUp();
    fileSystems.mountTargets[1].state = 'creating';
    expect(await pass('Create')).toEqual([
      'mount target mt-b (it is creating)',
    ]);
    expect(studio.calls).toEqual([]);
    fileSystems.mountTargets[1].state = 'available';
    expect(await pass('Create')).toEqual([]);
  });

  it('names a mount target that has no room for another group', async () => {
    const { pass, fileSystems } = setUp();
    fileSystems.mountTargets[0].groups = ['a', 'b', 'c', 'd', 'e'];
    await expect(pass('Create')).rejects.toMatchObject({
      name: 'TooManySecurityGroups',
      message: expect.stringContaining('mt-a has 5 security groups (a, b, c'),
    });
  });

  it('manages without a group', async () => {
    const { pass, fileSystems, securityGroups } = setUp();
    securityGroups.groups = [];
    expect(await pass('Create')).toEqual([]);
    expect(await pass('Delete')).toEqual([]);
    expect(fileSystems.calls.filter(c => c.startsWith('set'))).toEqual([]);
  });

  it('takes the group off again on Delete', async () => {
    const { pass, fileSystems } = setUp();
    await pass('Create');
    expect(await pass('Delete')).toEqual([]);
    expect(fileSystems.mountTargets.map(({ groups }) => groups)).toEqual([
      ['sg-own'],
      ['sg-own'],
    ]);
    await pass('Delete');
    expect(fileSystems.calls.filter(c => c.startsWith('set'))).toHaveLength(4);
  });

  it('does not leave a mount target without any group', async () => {
    const { pass, fileSystems } = setUp();
    fileSystems.mountTargets[0].groups = [GROUP];
    expect(await pass('Delete')).toEqual([]);
    expect(fileSystems.mountTargets[0].groups).toEqual([GROUP]);
  });

  it('deletes in peace when file system and domain are gone', async () => {
    const { pass, fileSystems, studio } = setUp();
    fileSystems.mountTargets = [];
    studio.domains.clear();
    expect(await pass('Delete')).toEqual([]);
  });
});

describe('Canvas settings', () => {
  const wanted = {
    CanvasSettings: JSON.stringify({
      TimeSeriesForecastingSettings: { Status: 'ENABLED' },
    }),
  };

  it('are laid over those that are there, and waited for', async () => {
    const { pass, studio, domain } = setUp();
    domain().canvasSettings = {
      ModelRegisterSettings: { Status: 'ENABLED' },
      TimeSeriesForecastingSettings: { Status: 'DISABLED', Role: 'r' },
    };
    const all = await passes(async () => {
      const left = await pass('Create', wanted);
      if (domain().status === 'Updating' && left[0]?.startsWith('domain'))
        studio.turn();
      return left;
    });
    expect(all).toEqual([
      ['Canvas settings of domain d-1'],
      ['domain d-1 (Updating)'],
      [],
    ]);
    expect(studio.calls.filter(c => c.startsWith('update'))).toHaveLength(1);
    expect(domain().canvasSettings).toEqual({
      ModelRegisterSettings: { Status: 'ENABLED' },
      TimeSeriesForecastingSettings: { Status: 'ENABLED', Role: 'r' },
    });
  });

  it.each([
    ['there are none', ''],
    [
      'they are there already',
      '{"ModelRegisterSettings":{"Status":"ENABLED"}}',
    ],
  ])('cost no call when %s', async (_what, CanvasSettings) => {
    const { pass, studio, domain } = setUp();
    domain().canvasSettings = {
      ModelRegisterSettings: { Status: 'ENABLED', Role: 'r' },
    };
    expect(await pass('Create', { CanvasSettings })).toEqual([]);
    expect(studio.calls.filter(c => c.startsWith('update'))).toEqual([]);
  });

  it("say AWS's reason while it refuses", async () => {
    const { pass, studio } = setUp();
    jest
      .spyOn(studio, 'updateCanvasSettings')
      .mockResolvedValue('the domain is busy');
    expect(await pass('Create', wanted)).toEqual([
      'Canvas settings of domain d-1 (the domain is busy)',
    ]);
  });

  it('pass on what AWS says when it refuses for good', async () => {
    const { pass, studio } = setUp();
    jest
      .spyOn(studio, 'updateCanvasSettings')
      .mockRejectedValue(new Error('apps are running'));
    await expect(pass('Create', wanted)).rejects.toThrow('apps are running');
  });
});

describe('a domain', () => {
  it.each(['Pending', 'Updating'] as const)(
    'is waited for while %s',
    async status => {
      const { pass, domain } = setUp();
      domain().status = status;
      expect(await pass('Create')).toEqual([`domain d-1 (${status})`]);
    },
  );

  it.each(['Failed', 'Delete_Failed', 'Deleting', 'Update_Failed'] as const)(
    'that is %s is named with its reason',
    async status => {
      const { pass, domain } = setUp();
      Object.assign(domain(), {
        status,
        failureReason: 'no addresses',
        lastModified: minutesLater(1),
      });
      await expect(pass('Create')).rejects.toMatchObject({
        name: 'DomainNotUsable',
        message: `Studio domain d-1 is ${status}: no addresses`,
      });
    },
  );

  it('whose update failed before is usable', async () => {
    const { pass, domain } = setUp();
    Object.assign(domain(), {
      status: 'Update_Failed',
      lastModified: minutesLater(-1),
    });
    expect(await pass('Update')).toEqual([]);
  });

  it('that is gone is named', async () => {
    const { pass, studio } = setUp();
    studio.domains.clear();
    await expect(pass('Update')).rejects.toThrow(
      'Studio domain d-1 does not exist',
    );
  });

  it.each([
    [{ DomainId: undefined }, 'DomainId is missing'],
    [{ TeamFileSystemId: '' }, 'TeamFileSystemId is missing'],
    [{ Tags: '[]' }, 'Tags must be a JSON object'],
    [{ FixedTags: '{"a":true}' }, 'FixedTags must hold text'],
    [{ CanvasSettings: 'on' }, 'CanvasSettings must be a JSON object'],
  ])('is not touched with %j', (changes, message) => {
    const { resource } = setUp();
    expect(() =>
      resource.check(request('Create', TYPE, { ...basic, ...changes })),
    ).toThrow(message);
  });
});
