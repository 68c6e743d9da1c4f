import type {
  CreateSubnetRequest,
  DeleteSubnetRequest,
  DescribeSubnetsRequest,
  ModifySubnetAttributeRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { ec2Arn } from './ec2Arn';
import { availabilityZonesOf, zoneIdOf } from './availabilityZonesOf';
import { describe, FilterFields } from './describe';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { contains, overlaps, parseBlock, prefixLength } from './ipv4';
import { Subnet } from './records';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<Subnet> = {
  'subnet-id': subnet => [subnet.SubnetId],
  'vpc-id': subnet => [subnet.VpcId],
  cidr: subnet => [subnet.CidrBlock],
  'cidr-block': subnet => [subnet.CidrBlock],
  'availability-zone': subnet => [subnet.AvailabilityZone],
  'availability-zone-id': subnet => [subnet.AvailabilityZoneId],
  'default-for-az': subnet => [String(subnet.DefaultForAz)],
  'map-public-ip-on-launch': subnet => [String(subnet.MapPublicIpOnLaunch)],
  'owner-id': subnet => [subnet.OwnerId],
  state: subnet => [subnet.State],
};

/** Addresses that AWS keeps for itself in every subnet. */
const RESERVED_ADDRESSES = 5;

function shown(state: Ec2State, subnet: Subnet): object {
  const { networkAclAssociationId, ...rest } = subnet;
  const used = state.networkInterfaces
    .list()
    .filter(({ SubnetId }) => SubnetId === subnet.SubnetId).length;
  return {
    ...rest,
    AvailableIpAddressCount:
      parseBlock(subnet.CidrBlock)!.size - RESERVED_ADDRESSES - used,
    AssignIpv6AddressOnCreation: false,
    Ipv6CidrBlockAssociationSet: [],
  };
}

function checkBlock(state: Ec2State, vpcId: string, cidr: string): void {
  const vpc = state.vpcs.require(vpcId);
  const block = parseBlock(cidr);
  if (!block) {
    throw invalidParameter('cidrBlock', cidr);
  }
  const length = prefixLength(block);
  if (
    length < 16 ||
    length > 28 ||
    !contains(parseBlock(vpc.CidrBlock)!, block)
  ) {
    throw ec2Error('InvalidSubnet.Range', `The CIDR '${cidr}' is invalid.`);
  }
  const conflict = state.subnets
    .list()
    .some(
      subnet =>
        subnet.VpcId === vpcId &&
        overlaps(parseBlock(subnet.CidrBlock)!, block),
    );
  if (conflict) {
    throw ec2Error(
      'InvalidSubnet.Conflict',
      `The CIDR '${cidr}' conflicts with another subnet`,
    );
  }
}

/** The zone that a request names, by name or by id; the region's first when it names none. */
function zoneOf(region: string, input: CreateSubnetRequest): string {
  const { AvailabilityZone: name, AvailabilityZoneId: id } = input;
  const zones = availabilityZonesOf(region);
  if (name !== undefined && id !== undefined) {
    throw ec2Error(
      'InvalidParameterCombination',
      'The parameters availabilityZone and availabilityZoneId cannot be used together',
    );
  }
  const named =
    name ?? zones.find(zone => id === undefined || zoneIdOf(zone) === id);
  if (named === undefined || !zones.includes(named)) {
    throw ec2Error(
      'InvalidParameterValue',
      `Value (${name ?? id}) for parameter ${
        name === undefined ? 'availabilityZoneId' : 'availabilityZone'
      } is invalid. Subnets can currently only be created in the following availability zones: ${zones
        .map(zone => (name === undefined ? zoneIdOf(zone) : zone))
        .join(', ')}.`,
    );
  }
  return named;
}

function createSubnet(
  context: CallContext,
  input: CreateSubnetRequest,
): object {
  authorizeEc2(context, 'CreateSubnet', 'subnet/*');
  const state = Ec2State.of(context);
  const vpcId = required<string>(input.VpcId, 'vpcId');
  const cidr = required<string>(input.CidrBlock, 'cidrBlock');
  checkBlock(state, vpcId, cidr);
  const zone = zoneOf(context.region, input);
  requireEc2Quota(
    context,
    'subnets',
    state.subnets.list().filter(({ VpcId }) => VpcId === vpcId).length,
  );
  const SubnetId = ec2Id('subnet');
  const subnet: Subnet = {
    SubnetId,
    SubnetArn: ec2Arn(context, `subnet/${SubnetId}`),
    VpcId: vpcId,
    CidrBlock: cidr,
    AvailabilityZone: zone,
    AvailabilityZoneId: zoneIdOf(zone),
    MapPublicIpOnLaunch: false,
    State: 'available',
    OwnerId: context.accountId,
    DefaultForAz: false,
    networkAclAssociationId: ec2Id('aclassoc'),
    Tags: specifiedTags(input.TagSpecifications, 'subnet'),
  };
  state.subnets.set(SubnetId, subnet);
  return { Subnet: shown(state, subnet) };
}

function deleteSubnet(
  context: CallContext,
  input: DeleteSubnetRequest,
): object {
  const id = required<string>(input.SubnetId, 'subnetId');
  authorizeEc2(context, 'DeleteSubnet', `subnet/${id}`);
  const state = Ec2State.of(context);
  state.subnets.require(id);
  const isUsed = state.networkInterfaces
    .list()
    .some(({ SubnetId }) => SubnetId === id);
  if (isUsed) {
    throw ec2Error(
      'DependencyViolation',
      `The subnet '${id}' has dependencies and cannot be deleted.`,
    );
  }
  state.routeTables.list().forEach(table => {
    table.Associations = table.Associations.filter(
      ({ SubnetId }) => SubnetId !== id,
    );
  });
  state.subnets.delete(id);
  return {};
}

export const subnetOperations: Readonly<Record<string, Operation>> = {
  CreateSubnet: createSubnet,
  DeleteSubnet: deleteSubnet,

  DescribeSubnets(context, input: DescribeSubnetsRequest) {
    authorizeEc2(context, 'DescribeSubnets');
    const state = Ec2State.of(context);
    const { page, NextToken } = describe({
      records: state.subnets,
      ids: input.SubnetIds,
      input,
      fields: FIELDS,
    });
    return { Subnets: page.map(subnet => shown(state, subnet)), NextToken };
  },

  ModifySubnetAttribute(context, input: ModifySubnetAttributeRequest) {
    const id = required<string>(input.SubnetId, 'subnetId');
    authorizeEc2(context, 'ModifySubnetAttribute', `subnet/${id}`);
    const subnet = Ec2State.of(context).subnets.require(id);
    subnet.MapPublicIpOnLaunch = required(
      input.MapPublicIpOnLaunch?.Value,
      'mapPublicIpOnLaunch',
    );
    return {};
  },
};
