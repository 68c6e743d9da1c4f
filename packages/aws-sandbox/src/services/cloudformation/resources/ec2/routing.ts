import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import {
  readRoute,
  readRouteTable,
  readRouteTableAssociation,
} from './readRouting';

/** `AWS::EC2::RouteTable` */
export const routeTableHandler: ResourceHandler = {
  type: 'AWS::EC2::RouteTable',
  read: readRouteTable,

  async create(request) {
    const { context, properties, started } = request;
    const { RouteTable } = await context.invoke('ec2', 'CreateRouteTable', {
      VpcId: properties.text('VpcId'),
      TagSpecifications: ec2TagSpecifications(request, 'route-table'),
    });
    const { RouteTableId } = RouteTable;
    started(RouteTableId);
    return { physicalId: RouteTableId, attributes: { RouteTableId } };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteRouteTable', {
        RouteTableId: state.physicalId,
      }),
    );
  },
};

/** `AWS::EC2::SubnetRouteTableAssociation` */
export const subnetRouteTableAssociationHandler: ResourceHandler = {
  type: 'AWS::EC2::SubnetRouteTableAssociation',
  read: readRouteTableAssociation,

  async create({ context, properties, started }) {
    const { AssociationId } = await context.invoke(
      'ec2',
      'AssociateRouteTable',
      {
        RouteTableId: properties.text('RouteTableId'),
        SubnetId: properties.text('SubnetId'),
      },
    );
    started(AssociationId);
    return { physicalId: AssociationId, attributes: { Id: AssociationId } };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DisassociateRouteTable', {
        AssociationId: state.physicalId,
      }),
    );
  },
};

function routeInput(properties: Properties): object {
  return {
    RouteTableId: properties.text('RouteTableId'),
    DestinationCidrBlock: properties.text('DestinationCidrBlock'),
    GatewayId: properties.optionalText('GatewayId'),
    NatGatewayId: properties.optionalText('NatGatewayId'),
    NetworkInterfaceId: properties.optionalText('NetworkInterfaceId'),
    TransitGatewayId: properties.optionalText('TransitGatewayId'),
    VpcPeeringConnectionId: properties.optionalText('VpcPeeringConnectionId'),
    VpcEndpointId: properties.optionalText('VpcEndpointId'),
  };
}

/** `AWS::EC2::Route` */
export const routeHandler: ResourceHandler = {
  type: 'AWS::EC2::Route',
  read: readRoute,

  async create({ context, properties, started }) {
    await context.invoke('ec2', 'CreateRoute', routeInput(properties));
    const CidrBlock = properties.text('DestinationCidrBlock');
    const physicalId = `${properties.text('RouteTableId')}|${CidrBlock}`;
    started(physicalId);
    return { physicalId, attributes: { CidrBlock } };
  },

  async update({ context, properties, state }) {
    await context.invoke('ec2', 'ReplaceRoute', routeInput(properties));
    return state;
  },

  delete({ context, state }) {
    const [RouteTableId, DestinationCidrBlock] = state.physicalId.split('|');
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteRoute', {
        RouteTableId,
        DestinationCidrBlock,
      }),
    );
  },
};
