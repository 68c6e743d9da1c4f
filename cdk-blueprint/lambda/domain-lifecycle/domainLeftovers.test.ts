import { FakeFileSystems } from './__testUtils__/FakeFileSystems';
import { FakeSecurityGroups } from './__testUtils__/FakeSecurityGroups';
import { FakeStudio } from './__testUtils__/FakeStudio';
import {
  minutesLater,
  passes,
  request,
  STARTED_AT,
} from './__testUtils__/requests';
import { domainLeftovers } from './domainLeftovers';

const TYPE = 'Custom::StudioDomainLeftovers';
const OURS = { 'gco:environment': 'forecast', 'gco:project': 'gco' };
const OWNER = 'ManagedByAmazonSageMakerResource';
const ownedBy = (domainId: string) => ({
  [OWNER]: `arn:aws:sagemaker:eu-west-1:444455556666:domain/${domainId}`,
});
const MADE = minutesLater(-120).getTime();

function setUp(changes: object = {}) {
  const studio = new FakeStudio();
  studio.domains.clear();
  const fileSystems = new FakeFileSystems();
  const securityGroups = new FakeSecurityGroups();
  const resource = domainLeftovers({
    studio,
    fileSystems,
    securityGroups,
    now: () => STARTED_AT,
  });
  const properties = {
    VpcId: 'vpc-1',
    FixedTags: JSON.stringify(OURS),
    HomeFileSystem: 'destroy',
    ...changes,
  };
  const pass = (type: 'Create' | 'Update' | 'Delete' = 'Delete') =>
    resource.pass(
      request(type, TYPE, properties, {
        PhysicalResourceId: `leftovers-vpc-1-${MADE}`,
      }),
    );
  const toTheEnd = () =>
    passes(async () => {
      const left = await pass();
      fileSystems.turn();
      return left;
    });
  return {
    studio,
    fileSystems,
    securityGroups,
    resource,
    properties,
    pass,
    toTheEnd,
  };
}

/** The home file system and groups of a domain that is gone. */
function leave(
  { fileSystems, securityGroups }: ReturnType<typeof setUp>,
  tags: Record<string, string> = OURS,
) {
  fileSystems.addFileSystem('fs-home', { ...ownedBy('d-1'), ...tags });
  fileSystems.addMountTarget('mt-a', 'fs-home');
  fileSystems.addMountTarget('mt-b', 'fs-home');
  securityGroups.addNfsGroups('d-1');
}

describe('Custom::StudioDomainLeftovers', () => {
  it('removes mount targets, then the file system, and both groups', async () => {
    const aws = setUp();
    leave(aws);
    expect(await aws.toTheEnd()).toEqual([
      [
        'mount target mt-a of file system fs-home',
        'mount target mt-b of file system fs-home',
      ],
      ['file system fs-home'],
      [],
    ]);
    expect(aws.fileSystems.calls).toEqual([
      'deletePolicy fs-home',
      'deleteMountTarget mt-a',
      'deleteMountTarget mt-b',
      'deleteFileSystem fs-home',
    ]);
    expect(aws.securityGroups.calls).toEqual([
      'revokeRules sg-inbound-d-1',
      'revokeRules sg-outbound-d-1',
      'delete sg-inbound-d-1',
      'delete sg-outbound-d-1',
    ]);
  });

  it('waits for what is being deleted without asking again', async () => {
    const aws = setUp();
    leave(aws);
    await aws.pass();
    const before = [...aws.fileSystems.calls];
    expect(await aws.pass()).toHaveLength(2);
    expect(aws.fileSystems.calls.filter(c => c.startsWith('deleteM'))).toEqual(
      before.filter(c => c.startsWith('deleteM')),
    );
    aws.fileSystems.turn();
    await aws.pass();
    expect(await aws.pass()).toEqual(['file system fs-home']);
    expect(
      aws.fileSystems.calls.filter(c => c.startsWith('deleteF')),
    ).toHaveLength(1);
  });

  it('keeps the file system when it is to be kept, but not its mount targets', async () => {
    const aws = setUp({ HomeFileSystem: 'retain' });
    leave(aws);
    expect(await aws.toTheEnd()).toHaveLength(2);
    expect(aws.fileSystems.calls).toEqual([
      'deleteMountTarget mt-a',
      'deleteMountTarget mt-b',
    ]);
    expect(aws.fileSystems.fileSystems).toHaveLength(1);
    expect(aws.securityGroups.groups).toEqual([]);
  });

  it('finds those of a domain whose creation went wrong, by the network', async () => {
    const aws = setUp();
    leave(aws, {});
    await aws.toTheEnd();
    expect(aws.fileSystems.calls[0]).toBe('tag fs-home');
    expect(aws.fileSystems.fileSystems).toEqual([]);
  });

  it('says what still uses a group', async () => {
    const aws = setUp();
    aws.securityGroups.addNfsGroups('d-1', { isInUse: true });
    expect(await aws.pass()).toEqual([
      'security group sg-inbound-d-1 (security-group-for-inbound-nfs-d-1; it has a dependent object)',
      'security group sg-outbound-d-1 (security-group-for-outbound-nfs-d-1; it has a dependent object)',
    ]);
    aws.securityGroups.groups.forEach(group => (group.isInUse = false));
    expect(await aws.pass()).toEqual([]);
    expect(
      aws.securityGroups.calls.filter(c => c.startsWith('revoke')),
    ).toHaveLength(2);
  });

  it.each<[string, (aws: ReturnType<typeof setUp>) => void]>([
    [
      'a file system that is nobody’s domain',
      ({ fileSystems }) => {
        fileSystems.addFileSystem('fs', { ...OURS });
        fileSystems.addMountTarget('mt', 'fs');
      },
    ],
    [
      'one of another environment in the network',
      ({ fileSystems }) => {
        fileSystems.addFileSystem('fs', {
          ...ownedBy('d-2'),
          'gco:environment': 'other',
        });
        fileSystems.addMountTarget('mt', 'fs');
      },
    ],
    [
      'one of another network',
      ({ fileSystems }) => {
        fileSystems.addFileSystem('fs', ownedBy('d-2'));
        fileSystems.addMountTarget('mt', 'fs', { vpcId: 'vpc-2' });
      },
    ],
    [
      'one that an earlier environment of the name has kept',
      ({ fileSystems }) =>
        fileSystems.addFileSystem(
          'fs',
          { ...ownedBy('d-0'), ...OURS },
          minutesLater(-121),
        ),
    ],
    [
      'one of a domain that lives in the network',
      ({ fileSystems, studio }) => {
        studio.domains.set('d-2', {
          status: 'InService',
          vpcId: 'vpc-1',
          canvasSettings: {},
        });
        fileSystems.addFileSystem('fs', ownedBy('d-2'));
        fileSystems.addMountTarget('mt', 'fs');
      },
    ],
    [
      'that of the domain which has replaced ours, in another network',
      ({ fileSystems, studio }) => {
        studio.domains.set('d-2', {
          status: 'InService',
          vpcId: 'vpc-2',
          canvasSettings: {},
        });
        fileSystems.addFileSystem('fs', { ...ownedBy('d-2'), ...OURS });
        fileSystems.addMountTarget('mt', 'fs', { vpcId: 'vpc-2' });
      },
    ],
    [
      'groups of a domain that lives, and groups of another name or network',
      ({ securityGroups, studio }) => {
        studio.domains.set('d-2', {
          status: 'InService',
          vpcId: 'vpc-1',
          canvasSettings: {},
        });
        securityGroups.addNfsGroups('d-2');
        securityGroups.addNfsGroups('d-3', { vpcId: 'vpc-2' });
        securityGroups.addNfsGroups('d-4', {
          name: 'my-security-group-for-inbound-nfs-d-4',
        });
      },
    ],
  ])('leaves alone %s', async (_what, prepare) => {
    const aws = setUp();
    prepare(aws);
    expect(await aws.toTheEnd()).toEqual([[]]);
    expect(aws.fileSystems.calls).toEqual([]);
    expect(aws.securityGroups.calls).toEqual([]);
  });

  it('waits for a domain that is being deleted', async () => {
    const aws = setUp();
    leave(aws);
    aws.studio.domains.set('d-1', {
      status: 'Deleting',
      vpcId: 'vpc-1',
      canvasSettings: {},
    });
    expect(new Set(await aws.pass())).toEqual(
      new Set(['domain d-1 (Deleting)']),
    );
    expect(aws.fileSystems.calls).toEqual([]);
    expect(aws.securityGroups.calls).toEqual([]);
  });

  it('refuses while the domain is there', async () => {
    const aws = setUp();
    leave(aws);
    aws.studio.domains.set('d-1', {
      status: 'Delete_Failed',
      vpcId: 'vpc-1',
      canvasSettings: {},
    });
    await expect(aws.pass()).rejects.toMatchObject({
      name: 'DomainStillThere',
      message: expect.stringContaining('Studio domain d-1 is Delete_Failed'),
    });
  });

  it.each(['Create', 'Update'] as const)('does nothing on %s', async type => {
    const aws = setUp();
    leave(aws);
    expect(await aws.pass(type)).toEqual([]);
    expect(aws.fileSystems.calls).toEqual([]);
  });

  it('remembers in its id since when it is there', () => {
    const { resource, properties } = setUp();
    const id = (changes: object, before?: string) =>
      resource.physicalId(
        request(
          'Update',
          TYPE,
          { ...properties, ...changes },
          {
            PhysicalResourceId: before,
          },
        ),
      );
    expect(id({})).toBe(`leftovers-vpc-1-${STARTED_AT.getTime()}`);
    expect(id({ HomeFileSystem: 'retain' }, 'leftovers-vpc-1-5')).toBe(
      'leftovers-vpc-1-5',
    );
    expect(id({ VpcId: 'vpc-2' }, 'leftovers-vpc-1-5')).toBe(
      `leftovers-vpc-2-${STARTED_AT.getTime()}`,
    );
  });

  it.each([
    [{ VpcId: '' }, 'VpcId is missing'],
    [{ FixedTags: 'gco' }, 'FixedTags must be a JSON object'],
    [{ HomeFileSystem: 'keep' }, 'HomeFileSystem must be destroy or retain'],
  ])('refuses %j', (changes, message) => {
    const { resource, properties } = setUp();
    expect(() =>
      resource.check(request('Create', TYPE, { ...properties, ...changes })),
    ).toThrow(message);
  });
});
