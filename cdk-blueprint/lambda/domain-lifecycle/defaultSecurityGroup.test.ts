import { FakeSecurityGroups } from './__testUtils__/FakeSecurityGroups';
import { request } from './__testUtils__/requests';
import { defaultSecurityGroup } from './defaultSecurityGroup';

const TYPE = 'Custom::DefaultSecurityGroup';

function setUp() {
  const securityGroups = new FakeSecurityGroups();
  const group = { name: 'default', hasRules: true };
  securityGroups.groups = [
    { ...group, id: 'sg-ours', vpcId: 'vpc-1' },
    { ...group, id: 'sg-theirs', vpcId: 'vpc-2' },
    { ...group, id: 'sg-other', vpcId: 'vpc-1', name: 'default-like' },
  ];
  const resource = defaultSecurityGroup({ securityGroups });
  const pass = (type: 'Create' | 'Update' | 'Delete', VpcId = 'vpc-1') =>
    resource.pass(request(type, TYPE, { VpcId }));
  return { securityGroups, resource, pass };
}

it.each(['Create', 'Update'] as const)(
  "takes the rules off the network's default group, and no other, on %s",
  async type => {
    const { securityGroups, pass } = setUp();
    expect(await pass(type)).toEqual([]);
    expect(securityGroups.calls).toEqual(['revokeRules sg-ours']);
  },
);

it('has nothing to take off a second time', async () => {
  const { securityGroups, pass } = setUp();
  await pass('Create');
  expect(await pass('Update')).toEqual([]);
  expect(securityGroups.calls).toHaveLength(1);
});

it('bears with a network that has no such group', async () => {
  expect(await setUp().pass('Create', 'vpc-gone')).toEqual([]);
});

it('is not done while rules are left', async () => {
  const { securityGroups, pass } = setUp();
  securityGroups.revokeRules = async () => {};
  expect(await pass('Create')).toEqual([
    'rules of the default security group sg-ours',
  ]);
});

it('leaves the group to the deletion of the network', async () => {
  const { securityGroups, pass } = setUp();
  expect(await pass('Delete')).toEqual([]);
  expect(securityGroups.calls).toEqual([]);
});

it('is about a network', () => {
  const { resource } = setUp();
  const about = (properties: object) => request('Create', TYPE, properties);
  expect(resource.physicalId(about({ VpcId: 'vpc-1' }))).toBe(
    'default-security-group-vpc-1',
  );
  expect(() => resource.check(about({}))).toThrow('VpcId is missing');
});
