import type {
  CreateVpcRequest,
  DeleteVpcRequest,
  DescribeVpcAttributeRequest,
  DescribeVpcsRequest,
  ModifyVpcAttributeRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { DEFAULT_DHCP_OPTIONS } from './dhcpOptions';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { parseBlock, prefixLength } from './ipv4';
import { RouteTable, SecurityGroup, Vpc } from './records';
import { newSecurityGroup } from './securityGroupRecord';
import { specifiedTags } from './tagging';
import { TransitGatewayDirectory } from './transitgateways';

const FIELDS: FilterFields<Vpc> = {
  'vpc-id': vpc => [vpc.VpcId],
  cidr: vpc => [vpc.CidrBlock],
  'cidr-block-association.cidr-block': vpc => [vpc.CidrBlock],
  state: vpc => [vpc.State],
  'is-default': vpc => [String(vpc.IsDefault)],
  isDefault: vpc => [String(vpc.IsDefault)],
  'owner-id': vpc => [vpc.OwnerId],
};

function shown(vpc: Vpc): object {
  const { enableDnsSupport, enableDnsHostnames, defaultNetworkAclId, ...rest } =
    vpc;
  return rest;
}

function mainRouteTable(vpc: Vpc): RouteTable {
  const RouteTableId = ec2Id('rtb');
  return {
    RouteTableId,
    VpcId: vpc.VpcId,
    OwnerId: vpc.OwnerId,
    Routes: [
      {
        DestinationCidrBlock: vpc.CidrBlock,
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
    ],
    Associations: [
      {
        RouteTableAssociationId: ec2Id('rtbassoc'),
        RouteTableId,
        Main: true,
        AssociationState: { State: 'associated' },
      },
    ],
    Tags: [],
  };
}

/** Records that come and go with a VPC. */
function ownRecords(state: Ec2State, vpc: Vpc) {
  const inVpc = (record: { VpcId: string }) => record.VpcId === vpc.VpcId;
  return {
    routeTables: state.routeTables
      .list()
      .filter(
        table => inVpc(table) && table.Associations.some(({ Main }) => Main),
      ),
    securityGroups: state.securityGroups
      .list()
      .filter(group => inVpc(group) && group.GroupName === 'default'),
  };
}

function hasDependents(context: CallContext, vpc: Vpc): boolean {
  const state = Ec2State.of(context);
  const own = ownRecords(state, vpc);
  const others = <T extends { VpcId: string }>(records: T[], ours: T[] = []) =>
    records.some(
      record => record.VpcId === vpc.VpcId && !ours.includes(record),
    );
  return (
    others(state.subnets.list()) ||
    others(state.networkInterfaces.list()) ||
    others(state.routeTables.list(), own.routeTables) ||
    others<SecurityGroup>(state.securityGroups.list(), own.securityGroups) ||
    others(state.vpcEndpoints.list()) ||
    TransitGatewayDirectory.of(context).holding(vpc.VpcId).length > 0 ||
    state.internetGateways
      .list()
      .some(({ Attachments }) =>
        Attachments.some(({ VpcId }) => VpcId === vpc.VpcId),
      )
  );
}

function createVpc(context: CallContext, input: CreateVpcRequest): object {
  authorizeEc2(context, 'CreateVpc', 'vpc/*');
  const state = Ec2State.of(context);
  const cidr = required<string>(input.CidrBlock, 'cidrBlock');
  const block = parseBlock(cidr);
  if (!block) {
    throw invalidParameter('cidrBlock', cidr);
  }
  if (prefixLength(block) < 16 || prefixLength(block) > 28) {
    throw ec2Error('InvalidVpc.Range', `The CIDR '${cidr}' is invalid.`);
  }
  requireEc2Quota(context, 'vpcs', state.vpcs.size);
  const vpc: Vpc = {
    VpcId: ec2Id('vpc'),
    CidrBlock: cidr,
    State: 'available',
    InstanceTenancy: input.InstanceTenancy ?? 'default',
    IsDefault: false,
    OwnerId: context.accountId,
    DhcpOptionsId: DEFAULT_DHCP_OPTIONS,
    CidrBlockAssociationSet: [
      {
        AssociationId: ec2Id('vpc-cidr-assoc'),
        CidrBlock: cidr,
        CidrBlockState: { State: 'associated' },
      },
    ],
    Tags: specifiedTags(input.TagSpecifications, 'vpc'),
    enableDnsSupport: true,
    enableDnsHostnames: false,
    defaultNetworkAclId: ec2Id('acl'),
  };
  state.vpcs.set(vpc.VpcId, vpc);
  const table = mainRouteTable(vpc);
  state.routeTables.set(table.RouteTableId, table);
  const group = newSecurityGroup(context, {
    name: 'default',
    description: 'default VPC security group',
    vpcId: vpc.VpcId,
    tags: [],
  });
  state.securityGroups.set(group.GroupId, group);
  return { Vpc: shown(vpc) };
}

function deleteVpc(context: CallContext, input: DeleteVpcRequest): object {
  const id = required<string>(input.VpcId, 'vpcId');
  authorizeEc2(context, 'DeleteVpc', `vpc/${id}`);
  const state = Ec2State.of(context);
  const vpc = state.vpcs.require(id);
  if (hasDependents(context, vpc)) {
    throw ec2Error(
      'DependencyViolation',
      `The vpc '${id}' has dependencies and cannot be deleted.`,
    );
  }
  const own = ownRecords(state, vpc);
  own.routeTables.forEach(table =>
    state.routeTables.delete(table.RouteTableId),
  );
  own.securityGroups.forEach(group =>
    state.securityGroups.delete(group.GroupId),
  );
  state.vpcs.delete(id);
  return {};
}

export const vpcOperations: Readonly<Record<string, Operation>> = {
  CreateVpc: createVpc,
  DeleteVpc: deleteVpc,

  DescribeVpcs(context, input: DescribeVpcsRequest) {
    authorizeEc2(context, 'DescribeVpcs');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).vpcs,
      ids: input.VpcIds,
      input,
      fields: FIELDS,
    });
    return { Vpcs: page.map(shown), NextToken };
  },

  ModifyVpcAttribute(context, input: ModifyVpcAttributeRequest) {
    const id = required<string>(input.VpcId, 'vpcId');
    authorizeEc2(context, 'ModifyVpcAttribute', `vpc/${id}`);
    const vpc = Ec2State.of(context).vpcs.require(id);
    vpc.enableDnsSupport =
      input.EnableDnsSupport?.Value ?? vpc.enableDnsSupport;
    vpc.enableDnsHostnames =
      input.EnableDnsHostnames?.Value ?? vpc.enableDnsHostnames;
    return {};
  },

  DescribeVpcAttribute(context, input: DescribeVpcAttributeRequest) {
    const id = required<string>(input.VpcId, 'vpcId');
    authorizeEc2(context, 'DescribeVpcAttribute', `vpc/${id}`);
    const vpc = Ec2State.of(context).vpcs.require(id);
    switch (required(input.Attribute, 'attribute')) {
      case 'enableDnsSupport':
        return { VpcId: id, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
      case 'enableDnsHostnames':
        return {
          VpcId: id,
          EnableDnsHostnames: { Value: vpc.enableDnsHostnames },
        };
      default:
        throw invalidParameter('attribute', input.Attribute);
    }
  },
};
