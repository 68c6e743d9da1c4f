import {
  TransitGateway,
  TransitGatewayRouteTable,
  VpcAttachment,
  TransitGatewayDirectory,
} from './TransitGatewayDirectory';

export function shownGateway({ region, ...gateway }: TransitGateway): object {
  return gateway;
}

export function shownTable({
  region,
  associations,
  propagations,
  routes,
  OwnerId,
  ...table
}: TransitGatewayRouteTable): object {
  return table;
}

export function shownVpcAttachment({
  region,
  deletedAt,
  TransitGatewayOwnerId,
  ...attachment
}: VpcAttachment): object {
  return attachment;
}

/** An attachment as the calls see it that know all kinds. */
export function shownAttachment(
  directory: TransitGatewayDirectory,
  attachment: VpcAttachment,
): object {
  const { TransitGatewayAttachmentId } = attachment;
  const table = directory.tableOf(TransitGatewayAttachmentId);
  return {
    TransitGatewayAttachmentId,
    TransitGatewayId: attachment.TransitGatewayId,
    TransitGatewayOwnerId: attachment.TransitGatewayOwnerId,
    ResourceOwnerId: attachment.VpcOwnerId,
    ResourceType: 'vpc',
    ResourceId: attachment.VpcId,
    State: attachment.State,
    CreationTime: attachment.CreationTime,
    Tags: attachment.Tags,
    Association: table && {
      TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
      State: table.associations.get(TransitGatewayAttachmentId),
    },
  };
}
