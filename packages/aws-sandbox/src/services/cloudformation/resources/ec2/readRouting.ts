import { LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

interface LiveRouteTable {
  readonly VpcId: string;
  readonly Tags?: readonly object[];
  readonly Routes: readonly Record<string, unknown>[];
  readonly Associations: readonly Record<string, unknown>[];
}

async function routeTable(
  { context }: ReadRequest,
  query: object,
): Promise<LiveRouteTable | undefined> {
  const answer = await unlessMissing(
    () => context.invoke('ec2', 'DescribeRouteTables', query),
    /NotFound/,
  );
  return answer?.RouteTables[0];
}

/** A route table as it is now. */
export async function readRouteTable(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const table = await routeTable(request, {
    RouteTableIds: [request.state.physicalId],
  });
  return table && { VpcId: table.VpcId, Tags: table.Tags ?? [] };
}

/** A route as it is now. */
export async function readRoute(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const [RouteTableId, DestinationCidrBlock] =
    request.state.physicalId.split('|');
  const table = await routeTable(request, { RouteTableIds: [RouteTableId] });
  const route = table?.Routes.find(
    candidate => candidate.DestinationCidrBlock === DestinationCidrBlock,
  );
  return (
    route && {
      RouteTableId,
      DestinationCidrBlock,
      ...members(
        route,
        'GatewayId',
        'NatGatewayId',
        'NetworkInterfaceId',
        'TransitGatewayId',
        'VpcPeeringConnectionId',
      ),
    }
  );
}

/** The tie between a subnet and a route table as it is now. */
export async function readRouteTableAssociation(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const id = request.state.physicalId;
  const table = await routeTable(request, {
    Filters: [{ Name: 'association.route-table-association-id', Values: [id] }],
  });
  const association = table?.Associations.find(
    candidate => candidate.RouteTableAssociationId === id,
  );
  return association && members(association, 'RouteTableId', 'SubnetId');
}
