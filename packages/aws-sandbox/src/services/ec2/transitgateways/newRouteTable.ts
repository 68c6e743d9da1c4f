import { CallContext } from '../../../core/types';
import { ec2Id } from '../Ec2State';
import { Tag } from '../records';
import {
  TransitGateway,
  TransitGatewayDirectory,
  TransitGatewayRouteTable,
} from './TransitGatewayDirectory';

/** Makes a route table of a transit gateway; new attachments go into the default ones by themselves. */
export function newRouteTable(
  context: CallContext,
  gateway: TransitGateway,
  options: { associates?: boolean; propagates?: boolean; tags?: Tag[] },
): TransitGatewayRouteTable {
  const table: TransitGatewayRouteTable = {
    TransitGatewayRouteTableId: ec2Id('tgw-rtb'),
    TransitGatewayId: gateway.TransitGatewayId,
    OwnerId: gateway.OwnerId,
    region: gateway.region,
    State: 'pending',
    DefaultAssociationRouteTable: options.associates ?? false,
    DefaultPropagationRouteTable: options.propagates ?? false,
    CreationTime: context.clock.now(),
    associations: new Map(),
    propagations: new Map(),
    routes: [],
    Tags: options.tags ?? [],
  };
  TransitGatewayDirectory.of(context).routeTables.set(
    table.TransitGatewayRouteTableId,
    table,
  );
  return table;
}
