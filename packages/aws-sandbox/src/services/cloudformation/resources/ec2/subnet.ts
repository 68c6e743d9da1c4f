import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { whileInUse } from '../whileInUse';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { readSubnet } from './readNetwork';

async function setPublicAddresses(
  { context, properties }: ResourceRequest,
  SubnetId: string,
): Promise<void> {
  await context.invoke('ec2', 'ModifySubnetAttribute', {
    SubnetId,
    MapPublicIpOnLaunch: {
      Value: properties.boolean('MapPublicIpOnLaunch') ?? false,
    },
  });
}

async function stateOf(
  { context }: ResourceRequest,
  physicalId: string,
): Promise<ResourceState> {
  const { Subnets } = await context.invoke('ec2', 'DescribeSubnets', {
    SubnetIds: [physicalId],
  });
  const [subnet] = Subnets;
  const { NetworkAcls } = await context.invoke('ec2', 'DescribeNetworkAcls', {
    Filters: [{ Name: 'association.subnet-id', Values: [physicalId] }],
  });
  const association = NetworkAcls[0].Associations.find(
    ({ SubnetId }: { SubnetId: string }) => SubnetId === physicalId,
  );
  return {
    physicalId,
    attributes: {
      SubnetId: physicalId,
      VpcId: subnet.VpcId,
      CidrBlock: subnet.CidrBlock,
      AvailabilityZone: subnet.AvailabilityZone,
      AvailabilityZoneId: subnet.AvailabilityZoneId,
      NetworkAclAssociationId: association.NetworkAclAssociationId,
      Ipv6CidrBlocks: [],
    },
  };
}

/** `AWS::EC2::Subnet` */
export const subnetHandler: ResourceHandler = {
  type: 'AWS::EC2::Subnet',
  read: readSubnet,

  async create(request) {
    const { context, properties, started } = request;
    const { Subnet } = await context.invoke('ec2', 'CreateSubnet', {
      VpcId: properties.text('VpcId'),
      CidrBlock: properties.text('CidrBlock'),
      AvailabilityZone: properties.optionalText('AvailabilityZone'),
      AvailabilityZoneId: properties.optionalText('AvailabilityZoneId'),
      TagSpecifications: ec2TagSpecifications(request, 'subnet'),
    });
    started(Subnet.SubnetId);
    await setPublicAddresses(request, Subnet.SubnetId);
    return stateOf(request, Subnet.SubnetId);
  },

  async update(request) {
    const { physicalId } = request.state;
    await setPublicAddresses(request, physicalId);
    await updateEc2Tags(request, physicalId);
    return stateOf(request, physicalId);
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      whileInUse(context.clock, () =>
        context.invoke('ec2', 'DeleteSubnet', { SubnetId: state.physicalId }),
      ),
    );
  },
};
