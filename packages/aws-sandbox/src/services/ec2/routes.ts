import type {
  CreateRouteRequest,
  DeleteRouteRequest,
  ReplaceRouteRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { Ec2State } from './Ec2State';
import { parseBlock } from './ipv4';
import { Route, RouteTable } from './records';
import { TransitGatewayDirectory } from './transitgateways';
import { gatewaysOf } from './transitgateways/access';

type RouteRequest = CreateRouteRequest | ReplaceRouteRequest;

/** Where a route can lead; a request names exactly one. */
const TARGETS = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
] as const;

/** A transit gateway takes packets of networks that are attached to it. */
function checkTransitGateway(
  context: CallContext,
  table: RouteTable,
  gatewayId: string,
): void {
  gatewaysOf(context).require(gatewayId);
  const attached = TransitGatewayDirectory.of(context)
    .holding(table.VpcId)
    .some(
      ({ TransitGatewayId, State }) =>
        TransitGatewayId === gatewayId &&
        ['available', 'modifying', 'pending'].includes(State),
    );
  if (!attached) {
    throw ec2Error(
      'InvalidTransitGatewayID.NotFound',
      `The transitGateway ID '${gatewayId}' does not exist.`,
    );
  }
}

/** Only endpoints that stand in the way of packets can be routed to. */
function checkEndpoint(state: Ec2State, table: RouteTable, id: string): void {
  const { VpcEndpointType, VpcId } = state.vpcEndpoints.require(id);
  if (VpcEndpointType !== 'GatewayLoadBalancer' || VpcId !== table.VpcId) {
    throw ec2Error(
      'InvalidParameterValue',
      `route table ${table.RouteTableId} and endpoint ${id} belong to different networks, or routes cannot lead to it`,
    );
  }
}

function checkTarget(
  context: CallContext,
  table: RouteTable,
  input: RouteRequest,
): void {
  const given = TARGETS.filter(target => input[target] !== undefined);
  if (given.length !== 1) {
    throw ec2Error(
      'InvalidParameterCombination',
      `Exactly one route target must be given, not [${given.join(', ')}]`,
    );
  }
  const state = Ec2State.of(context);
  if (input.TransitGatewayId) {
    checkTransitGateway(context, table, input.TransitGatewayId);
  } else if (input.VpcEndpointId) {
    checkEndpoint(state, table, input.VpcEndpointId);
  } else if (input.NatGatewayId) {
    state.natGateways.require(input.NatGatewayId);
  } else if (input.NetworkInterfaceId) {
    state.networkInterfaces.require(input.NetworkInterfaceId);
  } else if (input.GatewayId?.startsWith('igw-')) {
    const gateway = state.internetGateways.require(input.GatewayId);
    if (!gateway.Attachments.some(({ VpcId }) => VpcId === table.VpcId)) {
      throw ec2Error(
        'InvalidParameterValue',
        `route table ${table.RouteTableId} and network gateway ${input.GatewayId} belong to different networks`,
      );
    }
  } else if (!input.GatewayId) {
    const target = TARGETS.find(name => input[name] !== undefined)!;
    throw ec2Error(
      'InvalidParameterValue',
      `Routes to ${target} ${input[target]} are not implemented by the local AWS`,
    );
  }
}

function readRoute(
  context: CallContext,
  table: RouteTable,
  input: RouteRequest,
): Route {
  const destination = required<string>(
    input.DestinationCidrBlock,
    'destinationCidrBlock',
  );
  if (!parseBlock(destination)) {
    throw invalidParameter('destinationCidrBlock', destination);
  }
  checkTarget(context, table, input);
  return {
    DestinationCidrBlock: destination,
    // An endpoint as target is shown as a gateway.
    GatewayId: input.GatewayId ?? input.VpcEndpointId,
    NatGatewayId: input.NatGatewayId,
    NetworkInterfaceId: input.NetworkInterfaceId,
    TransitGatewayId: input.TransitGatewayId,
    Origin: 'CreateRoute',
    State: 'active',
  };
}

function tableOf(
  context: CallContext,
  action: string,
  routeTableId: string | undefined,
): RouteTable {
  const id = required(routeTableId, 'routeTableId');
  authorizeEc2(context, action, `route-table/${id}`);
  return Ec2State.of(context).routeTables.require(id);
}

function indexOf(table: RouteTable, destination: string): number {
  const index = table.Routes.findIndex(
    route => route.DestinationCidrBlock === destination,
  );
  if (index < 0) {
    throw ec2Error(
      'InvalidRoute.NotFound',
      `no route with destination-cidr-block ${destination} in route table ${table.RouteTableId}`,
    );
  }
  return index;
}

export const routeOperations: Readonly<Record<string, Operation>> = {
  CreateRoute(context, input: CreateRouteRequest) {
    const table = tableOf(context, 'CreateRoute', input.RouteTableId);
    const route = readRoute(context, table, input);
    const exists = table.Routes.some(
      other => other.DestinationCidrBlock === route.DestinationCidrBlock,
    );
    if (exists) {
      throw ec2Error(
        'RouteAlreadyExists',
        `The route identified by ${route.DestinationCidrBlock} already exists.`,
      );
    }
    table.Routes.push(route);
    return { Return: true };
  },

  ReplaceRoute(context, input: ReplaceRouteRequest) {
    const table = tableOf(context, 'ReplaceRoute', input.RouteTableId);
    const route = readRoute(context, table, input);
    table.Routes[indexOf(table, route.DestinationCidrBlock)] = route;
    return {};
  },

  DeleteRoute(context, input: DeleteRouteRequest) {
    const table = tableOf(context, 'DeleteRoute', input.RouteTableId);
    const destination = required<string>(
      input.DestinationCidrBlock,
      'destinationCidrBlock',
    );
    table.Routes.splice(indexOf(table, destination), 1);
    return {};
  },
};
