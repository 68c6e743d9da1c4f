import { ResolvedTemplate } from '../__testUtils__/simulation/ResolvedTemplate';
import { RoleSimulation } from '../__testUtils__/simulation/RoleSimulation';
import { resourcesOf, spelled, templateOf } from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);
const { Properties } = resources.HomeDirectoryFunction;

it('mounts the team file system, as root, through an access point', () => {
  expect(Properties.FileSystemConfigs).toEqual([
    {
      Arn: expect.anything(),
      LocalMountPath: '/mnt/team',
    },
  ]);
  expect(spelled(Properties.FileSystemConfigs[0].Arn)).toBe(
    'arn:<AWS::Partition>:elasticfilesystem:eu-west-1:444455556666:access-point/<HomeDirectoryAccessPoint>',
  );
  expect(Properties.Environment.Variables.MOUNT_PATH).toBe('/mnt/team');
  expect(resources.HomeDirectoryAccessPoint.Properties).toMatchObject({
    FileSystemId: { Ref: 'FileSystem' },
    PosixUser: { Uid: '0', Gid: '0' },
    RootDirectory: { Path: '/' },
  });
  expect(resources.HomeDirectoryFunction.DependsOn).toEqual(
    expect.arrayContaining(
      Object.keys(template.findResources('AWS::EFS::MountTarget')),
    ),
  );
});

it('reaches the mount targets and nothing else', () => {
  const group = { 'Fn::GetAtt': ['HomeDirectoryGroup', 'GroupId'] };
  expect(Properties.VpcConfig).toEqual({
    SecurityGroupIds: [group],
    SubnetIds: [
      { Ref: 'NetworkVpcWorkloadSubnet1Subnet' },
      { Ref: 'NetworkVpcWorkloadSubnet2Subnet' },
    ],
  });
  expect(resources.HomeDirectoryToFileSystem.Properties).toMatchObject({
    GroupId: group,
    DestinationSecurityGroupId: {
      'Fn::GetAtt': ['NetworkGroupsFileSystem', 'GroupId'],
    },
    FromPort: 2049,
    ToPort: 2049,
  });
  const own = resources.HomeDirectoryGroup.Properties;
  expect(own).not.toHaveProperty('SecurityGroupIngress');
  expect(own.SecurityGroupEgress).toEqual([
    expect.objectContaining({ CidrIp: '255.255.255.255/32' }),
  ]);
});

describe('its role', () => {
  const place = { accountId: '444455556666', region: 'eu-west-1' };
  const resolved = new ResolvedTemplate(resources, place);
  const role = new RoleSimulation(resolved, 'HomeDirectoryFunctionRole');
  const own = resolved.arn('HomeDirectoryAccessPoint');
  const other = own.replace('HomeDirectoryAccessPoint', 'fsap-other');
  const mount = (accessPoint?: string, resource = resolved.arn('FileSystem')) =>
    role.may({
      action: 'elasticfilesystem:ClientMount',
      resource,
      conditions: accessPoint
        ? { 'elasticfilesystem:AccessPointArn': accessPoint }
        : {},
    });

  it('mounts through that access point only', () => {
    expect(mount(own)).toBe(true);
    expect(mount(other)).toBe(false);
    expect(mount()).toBe(false);
  });

  it('mounts no other file system', () => {
    expect(
      mount(
        own,
        'arn:aws:elasticfilesystem:eu-west-1:444455556666:file-system/fs-2',
      ),
    ).toBe(false);
  });
});
