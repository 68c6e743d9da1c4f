import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { CallContext } from '../../../../core/types';
import { ResourceHandler } from '../ResourceHandler';

async function associate(
  context: CallContext,
  properties: Properties,
): Promise<string> {
  const { AssociationId } = await context.invoke('ec2', 'AssociateRouteTable', {
    RouteTableId: properties.text('RouteTableId'),
    GatewayId: properties.text('GatewayId'),
  });
  return AssociationId;
}

function disassociate(
  context: CallContext,
  AssociationId: string,
): Promise<void> {
  return ignoreMissing(() =>
    context.invoke('ec2', 'DisassociateRouteTable', { AssociationId }),
  );
}

/** `AWS::EC2::GatewayRouteTableAssociation`: what comes in by a gateway goes by this table. */
export const gatewayRouteTableAssociationHandler: ResourceHandler = {
  type: 'AWS::EC2::GatewayRouteTableAssociation',

  async create({ context, properties, started }) {
    const AssociationId = await associate(context, properties);
    const physicalId = properties.text('GatewayId');
    started(physicalId);
    return { physicalId, attributes: { AssociationId } };
  },

  async update({ context, properties, state }) {
    await disassociate(context, String(state.attributes.AssociationId));
    const AssociationId = await associate(context, properties);
    return { ...state, attributes: { AssociationId } };
  },

  async delete({ context, state }) {
    const { RouteTables } = await context.invoke('ec2', 'DescribeRouteTables', {
      Filters: [{ Name: 'association.gateway-id', Values: [state.physicalId] }],
    });
    for (const { Associations } of RouteTables) {
      for (const { GatewayId, RouteTableAssociationId } of Associations) {
        if (GatewayId === state.physicalId) {
          await disassociate(context, RouteTableAssociationId);
        }
      }
    }
  },
};
