import {
  TransitGateway,
  TransitGatewayDirectory,
  VpcAttachment,
} from './TransitGatewayDirectory';

/** Puts a new attachment into the gateway's default tables, where it has such. */
export function connect(
  directory: TransitGatewayDirectory,
  { Options }: TransitGateway,
  { TransitGatewayAttachmentId: id }: VpcAttachment,
): void {
  if (Options.DefaultRouteTableAssociation === 'enable') {
    directory.routeTables
      .get(Options.AssociationDefaultRouteTableId!)
      ?.associations.set(id, 'associated');
  }
  if (Options.DefaultRouteTablePropagation === 'enable') {
    directory.routeTables
      .get(Options.PropagationDefaultRouteTableId!)
      ?.propagations.set(id, 'enabled');
  }
}

/** Takes an attachment out of all tables; routes that somebody wrote to it stay and lead nowhere. */
export function disconnect(
  directory: TransitGatewayDirectory,
  { TransitGatewayAttachmentId: id }: VpcAttachment,
): void {
  for (const table of directory.routeTables.values()) {
    table.associations.delete(id);
    table.propagations.delete(id);
  }
}
