import {
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { SPOKE, startTestSandbox } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';
import { QUOTAS, raiseQuota } from '../servicequotas';
import { availabilityZonesOf, zoneIdOf } from './availabilityZonesOf';
import { contains, overlaps, parseBlock } from './ipv4';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const ec2 = (operation: string, input: object = {}) =>
  world.call(operation, input, 'ec2');
const newVpc = async (CidrBlock = '10.0.0.0/16') =>
  (await ec2('CreateVpc', { CidrBlock })).Vpc.VpcId as string;
const newSubnet = async (VpcId: string, CidrBlock = '10.0.0.0/24') =>
  (await ec2('CreateSubnet', { VpcId, CidrBlock })).Subnet.SubnetId as string;
const newGroup = async (VpcId: string, GroupName: string) =>
  (await ec2('CreateSecurityGroup', { VpcId, GroupName, Description: 'd' }))
    .GroupId as string;

async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask())) {
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}

describe('networks', () => {
  it('come with a main route table, a default group and a network ACL, and go with them', async () => {
    const VpcId = await newVpc();
    const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
    expect(
      (await ec2('DescribeRouteTables', { Filters })).RouteTables,
    ).toMatchObject([
      {
        Associations: [{ Main: true }],
        Routes: [{ GatewayId: 'local', DestinationCidrBlock: '10.0.0.0/16' }],
      },
    ]);
    expect(
      (await ec2('DescribeSecurityGroups', { Filters })).SecurityGroups,
    ).toMatchObject([{ GroupName: 'default' }]);
    expect(
      (await ec2('DescribeNetworkAcls', { Filters })).NetworkAcls,
    ).toMatchObject([{ IsDefault: true }]);
    await ec2('DeleteVpc', { VpcId });
    expect((await ec2('DescribeRouteTables')).RouteTables).toEqual([]);
    expect((await ec2('DescribeSecurityGroups')).SecurityGroups).toEqual([]);
  });

  it("count free addresses, five of which are AWS's own", async () => {
    const SubnetId = await newSubnet(await newVpc());
    const available = async () =>
      (await ec2('DescribeSubnets', { SubnetIds: [SubnetId] })).Subnets[0]
        .AvailableIpAddressCount;
    expect(await available()).toBe(251);
    const { NetworkInterface } = await ec2('CreateNetworkInterface', {
      SubnetId,
    });
    expect(NetworkInterface.PrivateIpAddress).toBe('10.0.0.4');
    expect(await available()).toBe(250);
  });

  it.each<[string, (vpcId: string) => Promise<unknown>, string]>([
    [
      'no block',
      () => ec2('CreateVpc', { CidrBlock: '10.0.0.0' }),
      'InvalidParameterValue',
    ],
    [
      'a block with host bits',
      () => ec2('CreateVpc', { CidrBlock: '10.0.0.1/16' }),
      'InvalidParameterValue',
    ],
    [
      'a network that is too big',
      () => ec2('CreateVpc', { CidrBlock: '10.0.0.0/8' }),
      'InvalidVpc.Range',
    ],
    [
      'a subnet outside',
      VpcId => ec2('CreateSubnet', { VpcId, CidrBlock: '10.1.0.0/24' }),
      'InvalidSubnet.Range',
    ],
    [
      'a subnet that is too small',
      VpcId => ec2('CreateSubnet', { VpcId, CidrBlock: '10.0.9.0/30' }),
      'InvalidSubnet.Range',
    ],
    [
      'a subnet over another',
      VpcId => ec2('CreateSubnet', { VpcId, CidrBlock: '10.0.0.128/25' }),
      'InvalidSubnet.Conflict',
    ],
    [
      'an unknown zone',
      VpcId =>
        ec2('CreateSubnet', {
          VpcId,
          CidrBlock: '10.0.9.0/24',
          AvailabilityZone: 'eu-west-1z',
        }),
      'InvalidParameterValue',
    ],
    [
      'an unknown network',
      () => ec2('CreateSubnet', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' }),
      'InvalidVpcID.NotFound',
    ],
    [
      'an unknown id',
      () => ec2('DescribeSubnets', { SubnetIds: ['subnet-1'] }),
      'InvalidSubnetID.NotFound',
    ],
    [
      'an unknown filter',
      () =>
        ec2('DescribeVpcs', { Filters: [{ Name: 'colour', Values: ['red'] }] }),
      'InvalidParameterValue',
    ],
    [
      'a missing parameter',
      () => ec2('CreateSecurityGroup', { GroupName: 'a', Description: 'd' }),
      'MissingParameter',
    ],
    [
      'a group name that looks like an id',
      VpcId => newGroup(VpcId, 'sg-1'),
      'InvalidParameterValue',
    ],
    [
      'a second group of the name',
      VpcId => newGroup(VpcId, 'default'),
      'InvalidGroup.Duplicate',
    ],
    [
      'two route targets',
      () => ec2('CreateRoute', { RouteTableId: 'rtb-1' }),
      'InvalidRouteTableID.NotFound',
    ],
  ])('refuse %s', async (_, attempt, code) => {
    const VpcId = await newVpc();
    await newSubnet(VpcId);
    await expect(attempt(VpcId)).rejects.toMatchObject({ code });
  });

  it('cannot be deleted while something is in them', async () => {
    const VpcId = await newVpc();
    const SubnetId = await newSubnet(VpcId);
    const { NetworkInterface } = await ec2('CreateNetworkInterface', {
      SubnetId,
    });
    await expect(ec2('DeleteVpc', { VpcId })).rejects.toMatchObject({
      code: 'DependencyViolation',
      message: `The vpc '${VpcId}' has dependencies and cannot be deleted.`,
    });
    await expect(ec2('DeleteSubnet', { SubnetId })).rejects.toThrow(
      `The subnet '${SubnetId}' has dependencies and cannot be deleted.`,
    );
    await ec2('DeleteNetworkInterface', {
      NetworkInterfaceId: NetworkInterface.NetworkInterfaceId,
    });
    await ec2('DeleteSubnet', { SubnetId });
    const { InternetGateway } = await ec2('CreateInternetGateway');
    const gateway = { InternetGatewayId: InternetGateway.InternetGatewayId };
    await ec2('AttachInternetGateway', { ...gateway, VpcId });
    await expect(ec2('DeleteVpc', { VpcId })).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await expect(ec2('DeleteInternetGateway', gateway)).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await ec2('DetachInternetGateway', { ...gateway, VpcId });
    await ec2('DeleteVpc', { VpcId });
  });

  it('leave interfaces of services to the services', async () => {
    const SubnetId = await newSubnet(await newVpc());
    const { FileSystemId } = await world.call(
      'CreateFileSystem',
      { CreationToken: 'held' },
      'elasticfilesystem',
    );
    await until(
      async () =>
        (
          await world.call(
            'DescribeFileSystems',
            { FileSystemId },
            'elasticfilesystem',
          )
        ).FileSystems[0].LifeCycleState === 'available',
    );
    const { NetworkInterfaceId } = await world.call(
      'CreateMountTarget',
      { FileSystemId, SubnetId },
      'elasticfilesystem',
    );
    await expect(
      ec2('DeleteNetworkInterface', { NetworkInterfaceId }),
    ).rejects.toMatchObject({
      code: 'OperationNotPermitted',
    });
  });
});

describe('NAT gateways', () => {
  it('become available, hold their address, and give it back', async () => {
    const VpcId = await newVpc();
    const SubnetId = await newSubnet(VpcId);
    const { AllocationId } = await ec2('AllocateAddress', { Domain: 'vpc' });
    const { NatGateway } = await ec2('CreateNatGateway', {
      SubnetId,
      AllocationId,
    });
    expect(NatGateway.State).toBe('pending');
    const NatGatewayId = NatGateway.NatGatewayId as string;
    const state = async () =>
      (await ec2('DescribeNatGateways', { NatGatewayIds: [NatGatewayId] }))
        .NatGateways[0].State;
    await until(async () => (await state()) === 'available');
    await expect(ec2('ReleaseAddress', { AllocationId })).rejects.toMatchObject(
      { code: 'InvalidIPAddress.InUse' },
    );
    await expect(
      ec2('CreateNatGateway', { SubnetId, AllocationId }),
    ).rejects.toMatchObject({
      code: 'Resource.AlreadyAssociated',
    });
    await expect(ec2('CreateNatGateway', { SubnetId })).rejects.toMatchObject({
      code: 'MissingParameter',
    });
    const { RouteTable } = await ec2('CreateRouteTable', { VpcId });
    const route = {
      RouteTableId: RouteTable.RouteTableId,
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId,
    };
    await ec2('CreateRoute', route);
    await expect(ec2('CreateRoute', route)).rejects.toMatchObject({
      code: 'RouteAlreadyExists',
    });
    await ec2('DeleteNatGateway', { NatGatewayId });
    expect(await state()).toBe('deleting');
    await until(async () => (await state()) === 'deleted');
    const { RouteTables } = await ec2('DescribeRouteTables', {
      RouteTableIds: [RouteTable.RouteTableId],
    });
    expect(RouteTables[0].Routes[1].State).toBe('blackhole');
    await ec2('ReleaseAddress', { AllocationId });
    await expect(ec2('ReleaseAddress', { AllocationId })).rejects.toMatchObject(
      { code: 'InvalidAllocationID.NotFound' },
    );
  });
});

describe('security groups', () => {
  it('keep their rules, each once', async () => {
    const VpcId = await newVpc();
    const [one, other] = [
      await newGroup(VpcId, 'one'),
      await newGroup(VpcId, 'other'),
    ];
    const rule = {
      IpProtocol: '6',
      FromPort: 443,
      ToPort: 443,
      UserIdGroupPairs: [{ GroupId: other, Description: 'x' }],
    };
    const { SecurityGroupRules } = await ec2('AuthorizeSecurityGroupIngress', {
      GroupId: one,
      IpPermissions: [rule],
    });
    expect(SecurityGroupRules).toMatchObject([
      { IpProtocol: 'tcp', ReferencedGroupInfo: { GroupId: other } },
    ]);
    await expect(
      ec2('AuthorizeSecurityGroupIngress', {
        GroupId: one,
        IpPermissions: [rule],
      }),
    ).rejects.toMatchObject({ code: 'InvalidPermission.Duplicate' });
    const [group] = (await ec2('DescribeSecurityGroups', { GroupIds: [one] }))
      .SecurityGroups;
    expect(group).toMatchObject({
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 443,
          ToPort: 443,
          UserIdGroupPairs: [{ GroupId: other }],
        },
      ],
      IpPermissionsEgress: [
        { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    });
    await expect(
      ec2('DeleteSecurityGroup', { GroupId: other }),
    ).rejects.toMatchObject({
      code: 'DependencyViolation',
      message: `resource ${other} has a dependent object`,
    });
    await ec2('RevokeSecurityGroupIngress', {
      GroupId: one,
      IpPermissions: [rule],
    });
    await expect(
      ec2('RevokeSecurityGroupIngress', {
        GroupId: one,
        IpPermissions: [rule],
      }),
    ).rejects.toMatchObject({ code: 'InvalidPermission.NotFound' });
    await ec2('DeleteSecurityGroup', { GroupId: other });
  });

  it.each<[string, object, string]>([
    [
      'no peer',
      { IpProtocol: 'tcp', FromPort: 1, ToPort: 2 },
      'InvalidPermission.Malformed',
    ],
    [
      'a bad block',
      {
        IpProtocol: 'tcp',
        FromPort: 1,
        ToPort: 2,
        IpRanges: [{ CidrIp: '10.0.0.0/99' }],
      },
      'InvalidParameterValue',
    ],
    [
      'ports the wrong way round',
      {
        IpProtocol: 'tcp',
        FromPort: 2,
        ToPort: 1,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
      'InvalidParameterValue',
    ],
    [
      'a huge port',
      {
        IpProtocol: 'tcp',
        FromPort: 1,
        ToPort: 70000,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
      'InvalidParameterValue',
    ],
    [
      'an unknown protocol',
      {
        IpProtocol: 'xyz',
        FromPort: 1,
        ToPort: 2,
        IpRanges: [{ CidrIp: '10.0.0.0/8' }],
      },
      'InvalidParameterValue',
    ],
    [
      'an unknown group',
      { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] },
      'InvalidGroup.NotFound',
    ],
    [
      'no ports',
      { IpProtocol: 'tcp', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      'MissingParameter',
    ],
  ])('refuse a rule with %s', async (_, rule, code) => {
    const GroupId = await newGroup(await newVpc(), 'g');
    await expect(
      ec2('AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [rule] }),
    ).rejects.toMatchObject({ code });
  });

  it('cannot be deleted when they are the default or in use', async () => {
    const VpcId = await newVpc();
    const [group] = (await ec2('DescribeSecurityGroups')).SecurityGroups;
    await expect(
      ec2('DeleteSecurityGroup', { GroupId: group.GroupId }),
    ).rejects.toMatchObject({ code: 'CannotDelete' });
    const GroupId = await newGroup(VpcId, 'used');
    await ec2('CreateNetworkInterface', {
      SubnetId: await newSubnet(VpcId),
      Groups: [GroupId],
    });
    await expect(ec2('DeleteSecurityGroup', { GroupId })).rejects.toMatchObject(
      { code: 'DependencyViolation' },
    );
  });
});

describe('describing', () => {
  it('filters by tags with wildcards and pages', async () => {
    const { accountId, region } = world.context;
    const quota = QUOTAS.vpc.vpcs;
    raiseQuota(world.world, { accountId, region, quota, value: 10 });
    for (const name of ['alpha', 'alto', 'beta', 'c', 'd', 'e', 'f']) {
      const VpcId = await newVpc();
      await ec2('CreateTags', {
        Resources: [VpcId],
        Tags: [{ Key: 'Name', Value: name }],
      });
    }
    const names = async (pattern: string) =>
      (
        await ec2('DescribeVpcs', {
          Filters: [{ Name: 'tag:Name', Values: [pattern] }],
        })
      ).Vpcs.map((vpc: any) => vpc.Tags[0].Value);
    expect(await names('al*')).toEqual(['alpha', 'alto']);
    expect(await names('b?ta')).toEqual(['beta']);
    expect(await names('al')).toEqual([]);
    const first = await ec2('DescribeVpcs', { MaxResults: 5 });
    const second = await ec2('DescribeVpcs', {
      MaxResults: 5,
      NextToken: first.NextToken,
    });
    expect([first.Vpcs.length, second.Vpcs.length, second.NextToken]).toEqual([
      5,
      2,
      undefined,
    ]);
    await expect(ec2('DescribeVpcs', { NextToken: 'x' })).rejects.toMatchObject(
      { code: 'InvalidNextToken' },
    );
  });

  it("speaks EC2's protocol", async () => {
    const sandbox = await startTestSandbox();
    try {
      const client = new EC2Client(sandbox.config(sandbox.admin(SPOKE)));
      const { Vpc } = await client.send(
        new CreateVpcCommand({
          CidrBlock: '10.0.0.0/16',
          TagSpecifications: [
            { ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'a & b' }] },
          ],
        }),
      );
      const { Vpcs } = await client.send(
        new DescribeVpcsCommand({
          Filters: [{ Name: 'tag:Name', Values: ['a & b'] }],
        }),
      );
      expect(Vpcs).toMatchObject([
        {
          VpcId: Vpc!.VpcId,
          Tags: [{ Key: 'Name', Value: 'a & b' }],
          IsDefault: false,
        },
      ]);
      const { SecurityGroups } = await client.send(
        new DescribeSecurityGroupsCommand({}),
      );
      expect(SecurityGroups![0].IpPermissionsEgress).toMatchObject([
        { IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ]);
      await expect(
        client.send(new DescribeVpcsCommand({ VpcIds: ['vpc-1'] })),
      ).rejects.toMatchObject({
        name: 'InvalidVpcID.NotFound',
      });
    } finally {
      await sandbox.stop();
    }
  });
});

describe('addresses and zones', () => {
  it('reads blocks', () => {
    expect(parseBlock('10.0.0.0/16')).toEqual({
      start: 167772160,
      size: 65536,
    });
    expect(
      ['10.0.0.1/16', '10.0.0/16', '300.0.0.0/8', '10.0.0.0/33', ''].map(
        parseBlock,
      ),
    ).toEqual(Array(5).fill(undefined));
    const [wide, narrow, other] = [
      '10.0.0.0/16',
      '10.0.3.0/24',
      '10.1.0.0/16',
    ].map(cidr => parseBlock(cidr)!);
    expect([
      contains(wide, narrow),
      contains(narrow, wide),
      overlaps(narrow, wide),
      overlaps(wide, other),
    ]).toEqual([true, false, true, false]);
  });

  it('names zones', () => {
    expect(availabilityZonesOf('us-east-1')).toEqual([
      'us-east-1a',
      'us-east-1b',
      'us-east-1c',
    ]);
    expect(
      ['eu-west-1b', 'us-east-1a', 'ap-southeast-2c', 'eu-central-1a'].map(
        zoneIdOf,
      ),
    ).toEqual(['euw1-az2', 'use1-az1', 'apse2-az3', 'euc1-az1']);
  });
});
