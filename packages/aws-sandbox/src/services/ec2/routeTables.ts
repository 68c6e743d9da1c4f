import type {
  AssociateRouteTableRequest,
  CreateRouteTableRequest,
  DeleteRouteTableRequest,
  DescribeRouteTablesRequest,
  DisassociateRouteTableRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { RouteTable, RouteTableAssociation } from './records';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<RouteTable> = {
  'route-table-id': table => [table.RouteTableId],
  'vpc-id': table => [table.VpcId],
  'association.subnet-id': table =>
    table.Associations.map(({ SubnetId }) => SubnetId),
  'association.gateway-id': table =>
    table.Associations.map(({ GatewayId }) => GatewayId),
  'association.main': table =>
    table.Associations.map(({ Main }) => String(Main)),
  'association.route-table-association-id': table =>
    table.Associations.map(association => association.RouteTableAssociationId),
  'route.destination-cidr-block': table =>
    table.Routes.map(route => route.DestinationCidrBlock),
  'route.gateway-id': table => table.Routes.map(route => route.GatewayId),
  'route.nat-gateway-id': table =>
    table.Routes.map(route => route.NatGatewayId),
  'route.transit-gateway-id': table =>
    table.Routes.map(route => route.TransitGatewayId),
  'owner-id': table => [table.OwnerId],
};

function createRouteTable(
  context: CallContext,
  input: CreateRouteTableRequest,
): object {
  authorizeEc2(context, 'CreateRouteTable', 'route-table/*');
  const state = Ec2State.of(context);
  const vpc = state.vpcs.require(required<string>(input.VpcId, 'vpcId'));
  requireEc2Quota(
    context,
    'routeTables',
    state.routeTables.list().filter(({ VpcId }) => VpcId === vpc.VpcId).length,
  );
  const table: RouteTable = {
    RouteTableId: ec2Id('rtb'),
    VpcId: vpc.VpcId,
    OwnerId: context.accountId,
    Routes: [
      {
        DestinationCidrBlock: vpc.CidrBlock,
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
    ],
    Associations: [],
    Tags: specifiedTags(input.TagSpecifications, 'route-table'),
  };
  state.routeTables.set(table.RouteTableId, table);
  return { RouteTable: table };
}

function deleteRouteTable(
  context: CallContext,
  input: DeleteRouteTableRequest,
): object {
  const id = required<string>(input.RouteTableId, 'routeTableId');
  authorizeEc2(context, 'DeleteRouteTable', `route-table/${id}`);
  const state = Ec2State.of(context);
  if (state.routeTables.require(id).Associations.length) {
    throw ec2Error(
      'DependencyViolation',
      `The routeTable '${id}' has dependencies and cannot be deleted.`,
    );
  }
  state.routeTables.delete(id);
  return {};
}

type AssociationTarget = Pick<RouteTableAssociation, 'SubnetId' | 'GatewayId'>;

function subnetTarget(
  state: Ec2State,
  table: RouteTable,
  subnetId: string,
): AssociationTarget {
  const { VpcId, SubnetId } = state.subnets.require(subnetId);
  if (VpcId !== table.VpcId) {
    throw ec2Error(
      'InvalidParameterValue',
      `Route table ${table.RouteTableId} and subnet ${SubnetId} belong to different networks`,
    );
  }
  return { SubnetId };
}

/** Routes of an edge lead to interfaces and endpoints in the network, nowhere else. */
function gatewayTarget(
  state: Ec2State,
  table: RouteTable,
  gatewayId: string,
): AssociationTarget {
  const { Attachments } = state.internetGateways.require(gatewayId);
  if (!Attachments.some(({ VpcId }) => VpcId === table.VpcId)) {
    throw ec2Error(
      'InvalidParameterValue',
      `route table ${table.RouteTableId} and network gateway ${gatewayId} belong to different networks`,
    );
  }
  const wrong = table.Routes.find(
    ({ GatewayId, NetworkInterfaceId }) =>
      GatewayId !== 'local' &&
      !GatewayId?.startsWith('vpce-') &&
      !NetworkInterfaceId,
  );
  if (wrong) {
    throw ec2Error(
      'InvalidParameterValue',
      `The route ${wrong.DestinationCidrBlock} of ${table.RouteTableId} is not possible for a gateway route table`,
    );
  }
  return { GatewayId: gatewayId };
}

function associateRouteTable(
  context: CallContext,
  input: AssociateRouteTableRequest,
): object {
  const id = required<string>(input.RouteTableId, 'routeTableId');
  authorizeEc2(context, 'AssociateRouteTable', `route-table/${id}`);
  const state = Ec2State.of(context);
  const table = state.routeTables.require(id);
  const target = input.GatewayId
    ? gatewayTarget(state, table, input.GatewayId)
    : subnetTarget(state, table, required(input.SubnetId, 'subnetId'));
  const isTaken = state.routeTables
    .list()
    .some(({ Associations }) =>
      Associations.some(
        ({ SubnetId, GatewayId }) =>
          (SubnetId ?? GatewayId) !== undefined &&
          SubnetId === target.SubnetId &&
          GatewayId === target.GatewayId,
      ),
    );
  if (isTaken) {
    throw ec2Error(
      'Resource.AlreadyAssociated',
      `the specified association for route table ${id} conflicts with an existing association`,
    );
  }
  const association = {
    RouteTableAssociationId: ec2Id('rtbassoc'),
    RouteTableId: id,
    ...target,
    Main: false,
    AssociationState: { State: 'associated' },
  };
  table.Associations.push(association);
  return {
    AssociationId: association.RouteTableAssociationId,
    AssociationState: association.AssociationState,
  };
}

function disassociateRouteTable(
  context: CallContext,
  input: DisassociateRouteTableRequest,
): object {
  const id = required<string>(input.AssociationId, 'associationId');
  authorizeEc2(context, 'DisassociateRouteTable', 'route-table/*');
  const table = Ec2State.of(context)
    .routeTables.list()
    .find(({ Associations }) =>
      Associations.some(
        ({ RouteTableAssociationId }) => RouteTableAssociationId === id,
      ),
    );
  if (!table) {
    throw ec2Error(
      'InvalidAssociationID.NotFound',
      `The association ID '${id}' does not exist`,
    );
  }
  table.Associations = table.Associations.filter(
    association => association.RouteTableAssociationId !== id,
  );
  return {};
}

export const routeTableOperations: Readonly<Record<string, Operation>> = {
  CreateRouteTable: createRouteTable,
  DeleteRouteTable: deleteRouteTable,
  AssociateRouteTable: associateRouteTable,
  DisassociateRouteTable: disassociateRouteTable,

  DescribeRouteTables(context, input: DescribeRouteTablesRequest) {
    authorizeEc2(context, 'DescribeRouteTables');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).routeTables,
      ids: input.RouteTableIds,
      input,
      fields: FIELDS,
    });
    return { RouteTables: page, NextToken };
  },
};
