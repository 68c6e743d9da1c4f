import { ResourceState } from '../../model';
import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { whileInUse } from '../whileInUse';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { readVpc } from './readNetwork';

async function setDns(
  { context, properties }: ResourceRequest,
  VpcId: string,
): Promise<void> {
  const attributes = {
    // What a VPC has when the template says nothing.
    EnableDnsSupport: properties.boolean('EnableDnsSupport') ?? true,
    EnableDnsHostnames: properties.boolean('EnableDnsHostnames') ?? false,
  };
  for (const [name, Value] of Object.entries(attributes)) {
    await context.invoke('ec2', 'ModifyVpcAttribute', {
      VpcId,
      [name]: { Value },
    });
  }
}

async function stateOf(
  { context }: ResourceRequest,
  physicalId: string,
): Promise<ResourceState> {
  const byVpc = { Filters: [{ Name: 'vpc-id', Values: [physicalId] }] };
  const { Vpcs } = await context.invoke('ec2', 'DescribeVpcs', {
    VpcIds: [physicalId],
  });
  const { SecurityGroups } = await context.invoke(
    'ec2',
    'DescribeSecurityGroups',
    {
      Filters: [...byVpc.Filters, { Name: 'group-name', Values: ['default'] }],
    },
  );
  const { NetworkAcls } = await context.invoke(
    'ec2',
    'DescribeNetworkAcls',
    byVpc,
  );
  return {
    physicalId,
    attributes: {
      VpcId: physicalId,
      CidrBlock: Vpcs[0].CidrBlock,
      CidrBlockAssociations: Vpcs[0].CidrBlockAssociationSet.map(
        (association: { AssociationId: string }) => association.AssociationId,
      ),
      DefaultSecurityGroup: SecurityGroups[0].GroupId,
      DefaultNetworkAcl: NetworkAcls[0].NetworkAclId,
      Ipv6CidrBlocks: [],
    },
  };
}

/** `AWS::EC2::VPC` */
export const vpcHandler: ResourceHandler = {
  type: 'AWS::EC2::VPC',
  read: readVpc,

  async create(request) {
    const { context, properties, started } = request;
    const { Vpc } = await context.invoke('ec2', 'CreateVpc', {
      CidrBlock: properties.text('CidrBlock'),
      InstanceTenancy: properties.optionalText('InstanceTenancy'),
      TagSpecifications: ec2TagSpecifications(request, 'vpc'),
    });
    started(Vpc.VpcId);
    await setDns(request, Vpc.VpcId);
    return stateOf(request, Vpc.VpcId);
  },

  async update(request) {
    const { physicalId } = request.state;
    await setDns(request, physicalId);
    await updateEc2Tags(request, physicalId);
    return stateOf(request, physicalId);
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      whileInUse(context.clock, () =>
        context.invoke('ec2', 'DeleteVpc', { VpcId: state.physicalId }),
      ),
    );
  },
};
