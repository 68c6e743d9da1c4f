import type {
  CreateTransitGatewayRouteRequest,
  DeleteTransitGatewayRouteRequest,
  Filter,
  GetTransitGatewayRouteTableAssociationsRequest,
  GetTransitGatewayRouteTablePropagationsRequest,
  ReplaceTransitGatewayRouteRequest,
  SearchTransitGatewayRoutesRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../../core/types';
import { ec2Error, invalidParameter, required } from '../ec2Error';
import { pageOf } from '../pageOf';
import { Ec2State } from '../Ec2State';
import { contains, parseBlock } from '../ipv4';
import { accessRouteTable, attachmentsOf } from './access';
import {
  StaticRoute,
  TransitGatewayDirectory,
  TransitGatewayRouteTable,
} from './TransitGatewayDirectory';

/** A route as a search finds it. */
interface FoundRoute {
  readonly cidr: string;
  readonly type: 'static' | 'propagated';
  readonly state: 'active' | 'blackhole';
  readonly attachmentId?: string;
}

function readRoute(
  context: CallContext,
  table: TransitGatewayRouteTable,
  input: CreateTransitGatewayRouteRequest | ReplaceTransitGatewayRouteRequest,
): StaticRoute {
  const cidr = required(input.DestinationCidrBlock, 'DestinationCidrBlock');
  if (!parseBlock(cidr)) {
    throw invalidParameter('destinationCidrBlock', cidr);
  }
  if (input.Blackhole) {
    if (input.TransitGatewayAttachmentId) {
      throw ec2Error(
        'InvalidParameterCombination',
        'A blackhole route has no transitGatewayAttachmentId',
      );
    }
    return { cidr };
  }
  const attachmentId = required(
    input.TransitGatewayAttachmentId,
    'TransitGatewayAttachmentId',
  );
  const attachment = attachmentsOf(context).require(attachmentId);
  if (
    attachment.TransitGatewayId !== table.TransitGatewayId ||
    ['deleting', 'deleted', 'rejected'].includes(attachment.State)
  ) {
    throw ec2Error(
      'IncorrectState',
      `${attachmentId} is in invalid state: ${attachment.State}`,
    );
  }
  return { cidr, attachmentId };
}

function shownRoute(
  directory: TransitGatewayDirectory,
  { cidr, attachmentId, type, state }: FoundRoute,
): object {
  const attachment = attachmentId && directory.attachments.get(attachmentId);
  return {
    DestinationCidrBlock: cidr,
    Type: type,
    State: state,
    TransitGatewayAttachments: attachment
      ? [
          {
            TransitGatewayAttachmentId: attachmentId,
            ResourceId: attachment.VpcId,
            ResourceType: 'vpc',
          },
        ]
      : undefined,
  };
}

/** All routes of a table: what is written goes before what attachments announce for the same block. */
function routesOf(
  context: CallContext,
  directory: TransitGatewayDirectory,
  table: TransitGatewayRouteTable,
): FoundRoute[] {
  const written = table.routes.map(({ cidr, attachmentId }): FoundRoute => {
    const attachment = attachmentId && directory.attachments.get(attachmentId);
    const leads = attachment && attachment.State !== 'deleted';
    return {
      cidr,
      attachmentId,
      type: 'static',
      state: leads ? 'active' : 'blackhole',
    };
  });
  const announced = [...table.propagations.keys()].flatMap(attachmentId => {
    const { VpcId, VpcOwnerId } = directory.attachments.require(attachmentId);
    const vpc = Ec2State.of(context.with({ accountId: VpcOwnerId })).vpcs.get(
      VpcId,
    );
    const isWritten = written.some(({ cidr }) => cidr === vpc?.CidrBlock);
    return vpc && !isWritten
      ? [
          {
            cidr: vpc.CidrBlock,
            attachmentId,
            type: 'propagated' as const,
            state: 'active' as const,
          },
        ]
      : [];
  });
  return [...written, ...announced];
}

/** Whether one block lies in another. */
function isWithin(inner: string, outer: string): boolean {
  const [small, large] = [parseBlock(inner), parseBlock(outer)];
  return small !== undefined && large !== undefined && contains(large, small);
}

function isWanted(route: FoundRoute, filters: readonly Filter[]): boolean {
  return filters.every(({ Name, Values = [] }) => {
    switch (Name) {
      case 'type':
        return Values.includes(route.type);
      case 'state':
        return Values.includes(route.state);
      case 'attachment.transit-gateway-attachment-id':
        return Values.includes(route.attachmentId ?? '');
      case 'route-search.exact-match':
        return Values.includes(route.cidr);
      case 'route-search.subnet-of-match':
        return Values.some(block => isWithin(route.cidr, block));
      case 'route-search.supernet-of-match':
        return Values.some(block => isWithin(block, route.cidr));
      default:
        throw ec2Error(
          'InvalidParameterValue',
          `The filter '${Name}' is invalid`,
        );
    }
  });
}

function listOf(
  context: CallContext,
  states: Iterable<[string, string]>,
): object[] {
  const directory = TransitGatewayDirectory.of(context);
  return [...states].map(([id, State]) => ({
    TransitGatewayAttachmentId: id,
    ResourceId: directory.attachments.get(id)?.VpcId,
    ResourceType: 'vpc',
    State,
  }));
}

function indexOf(table: TransitGatewayRouteTable, cidr: string): number {
  const index = table.routes.findIndex(route => route.cidr === cidr);
  if (index < 0) {
    throw ec2Error(
      'InvalidRoute.NotFound',
      `Route ${cidr} does not exist in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}`,
    );
  }
  return index;
}

/** Operations on the routes of transit gateways. */
export const transitRouteOperations: Readonly<Record<string, Operation>> = {
  CreateTransitGatewayRoute(context, input: CreateTransitGatewayRouteRequest) {
    const table = accessRouteTable(
      context,
      'CreateTransitGatewayRoute',
      input.TransitGatewayRouteTableId,
    );
    const route = readRoute(context, table, input);
    if (table.routes.some(({ cidr }) => cidr === route.cidr)) {
      throw ec2Error(
        'RouteAlreadyExists',
        `Route ${route.cidr} already exists in Transit Gateway Route Table ${table.TransitGatewayRouteTableId}`,
      );
    }
    table.routes.push(route);
    return { Route: shownStatic(context, route) };
  },

  ReplaceTransitGatewayRoute(
    context,
    input: ReplaceTransitGatewayRouteRequest,
  ) {
    const table = accessRouteTable(
      context,
      'ReplaceTransitGatewayRoute',
      input.TransitGatewayRouteTableId,
    );
    const route = readRoute(context, table, input);
    table.routes[indexOf(table, route.cidr)] = route;
    return { Route: shownStatic(context, route) };
  },

  DeleteTransitGatewayRoute(context, input: DeleteTransitGatewayRouteRequest) {
    const table = accessRouteTable(
      context,
      'DeleteTransitGatewayRoute',
      input.TransitGatewayRouteTableId,
    );
    const cidr = required(input.DestinationCidrBlock, 'DestinationCidrBlock');
    const [route] = table.routes.splice(indexOf(table, cidr), 1);
    return { Route: { ...shownStatic(context, route), State: 'deleted' } };
  },

  SearchTransitGatewayRoutes(
    context,
    input: SearchTransitGatewayRoutesRequest,
  ) {
    const table = accessRouteTable(
      context,
      'SearchTransitGatewayRoutes',
      input.TransitGatewayRouteTableId,
    );
    const directory = TransitGatewayDirectory.of(context);
    const filters = required(input.Filters, 'Filters');
    const found = routesOf(context, directory, table).filter(route =>
      isWanted(route, filters),
    );
    const { page, NextToken } = pageOf(found, input, ({ cidr }) => cidr);
    return {
      Routes: page.map(route => shownRoute(directory, route)),
      AdditionalRoutesAvailable: NextToken !== undefined,
      NextToken,
    };
  },

  GetTransitGatewayRouteTableAssociations(
    context,
    input: GetTransitGatewayRouteTableAssociationsRequest,
  ) {
    const { associations } = accessRouteTable(
      context,
      'GetTransitGatewayRouteTableAssociations',
      input.TransitGatewayRouteTableId,
    );
    const { page, NextToken } = pageOf(
      [...associations],
      input,
      ([attachmentId]) => attachmentId,
    );
    return { Associations: listOf(context, page), NextToken };
  },

  GetTransitGatewayRouteTablePropagations(
    context,
    input: GetTransitGatewayRouteTablePropagationsRequest,
  ) {
    const { propagations } = accessRouteTable(
      context,
      'GetTransitGatewayRouteTablePropagations',
      input.TransitGatewayRouteTableId,
    );
    const { page, NextToken } = pageOf(
      [...propagations],
      input,
      ([attachmentId]) => attachmentId,
    );
    return {
      TransitGatewayRouteTablePropagations: listOf(context, page),
      NextToken,
    };
  },
};

function shownStatic(
  context: CallContext,
  { cidr, attachmentId }: StaticRoute,
): object {
  return shownRoute(TransitGatewayDirectory.of(context), {
    cidr,
    attachmentId,
    type: 'static',
    state: attachmentId ? 'active' : 'blackhole',
  });
}
