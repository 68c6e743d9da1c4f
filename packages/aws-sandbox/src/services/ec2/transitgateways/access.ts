import { CallContext } from '../../../core/types';
import { isSharedWith } from '../../ram/isSharedWith';
import { authorizeEc2 } from '../authorizeEc2';
import { required } from '../ec2Error';
import { Records } from '../Ec2State';
import {
  TransitGateway,
  TransitGatewayDirectory,
  TransitGatewayRouteTable,
  VpcAttachment,
} from './TransitGatewayDirectory';

/** The account's own transit gateways and those that others share with it. */
export function gatewaysOf(context: CallContext): Records<TransitGateway> {
  return TransitGatewayDirectory.of(context).gateways.only(
    gateway =>
      gateway.region === context.region &&
      (gateway.OwnerId === context.accountId ||
        (gateway.State !== 'deleted' &&
          isSharedWith(context, gateway.TransitGatewayArn))),
  );
}

/** Attachments of the account's networks and to its transit gateways. */
export function attachmentsOf(context: CallContext): Records<VpcAttachment> {
  return TransitGatewayDirectory.of(context).attachments.only(
    ({ region, VpcOwnerId, TransitGatewayOwnerId }) =>
      region === context.region &&
      [VpcOwnerId, TransitGatewayOwnerId].includes(context.accountId),
  );
}

/** Route tables of the account's transit gateways: with whom it shares them sees none. */
export function routeTablesOf(
  context: CallContext,
): Records<TransitGatewayRouteTable> {
  return TransitGatewayDirectory.of(context).routeTables.only(
    ({ region, OwnerId }) =>
      region === context.region && OwnerId === context.accountId,
  );
}

/** One's own transit gateway, once the caller may do the action on it. */
export function accessGateway(
  context: CallContext,
  action: string,
  gatewayId: string | undefined,
): TransitGateway {
  const id = required(gatewayId, 'TransitGatewayId');
  authorizeEc2(context, action, `transit-gateway/${id}`);
  return live(gatewaysOf(context), id);
}

/** An attachment, once the caller may do the action on it. */
export function accessAttachment(
  context: CallContext,
  action: string,
  attachmentId: string | undefined,
): VpcAttachment {
  const id = required(attachmentId, 'TransitGatewayAttachmentId');
  authorizeEc2(context, action, `transit-gateway-attachment/${id}`);
  return live(attachmentsOf(context), id);
}

/** A route table, once the caller may do the action on it. */
export function accessRouteTable(
  context: CallContext,
  action: string,
  tableId: string | undefined,
): TransitGatewayRouteTable {
  const id = required(tableId, 'TransitGatewayRouteTableId');
  authorizeEc2(context, action, `transit-gateway-route-table/${id}`);
  return live(routeTablesOf(context), id);
}

function live<T extends { State: string }>(records: Records<T>, id: string): T {
  const record = records.require(id);
  if (record.State === 'deleted') {
    throw records.missing(id);
  }
  return record;
}
