import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';

/** `AWS::EC2::TransitGatewayRouteTable` */
export const transitGatewayRouteTableHandler: ResourceHandler = {
  type: 'AWS::EC2::TransitGatewayRouteTable',

  async create(request) {
    const { context, properties, started } = request;
    const { TransitGatewayRouteTable } = await context.invoke(
      'ec2',
      'CreateTransitGatewayRouteTable',
      {
        TransitGatewayId: properties.text('TransitGatewayId'),
        TagSpecifications: ec2TagSpecifications(
          request,
          'transit-gateway-route-table',
        ),
      },
    );
    const id = TransitGatewayRouteTable.TransitGatewayRouteTableId;
    started(id);
    await waitUntil({
      clock: context.clock,
      what: id,
      probe: async () => {
        const { TransitGatewayRouteTables } = await context.invoke(
          'ec2',
          'DescribeTransitGatewayRouteTables',
          { TransitGatewayRouteTableIds: [id] },
        );
        return TransitGatewayRouteTables[0].State === 'available'
          ? 'ready'
          : 'waiting';
      },
    });
    return { physicalId: id, attributes: { TransitGatewayRouteTableId: id } };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(async () => {
      await context.invoke('ec2', 'DeleteTransitGatewayRouteTable', {
        TransitGatewayRouteTableId: state.physicalId,
      });
      // A describe call that no longer finds the table is the end of it.
      await waitUntil({
        clock: context.clock,
        what: state.physicalId,
        probe: async () => {
          await context.invoke('ec2', 'DescribeTransitGatewayRouteTables', {
            TransitGatewayRouteTableIds: [state.physicalId],
          });
          return 'waiting';
        },
      });
    });
  },
};

function pairOf(properties: Properties) {
  return {
    TransitGatewayRouteTableId: properties.text('TransitGatewayRouteTableId'),
    TransitGatewayAttachmentId: properties.text('TransitGatewayAttachmentId'),
  };
}

/** State of an attachment in a route table; nothing when it is not in it. */
async function associationState(
  { context }: ResourceRequest,
  pair: ReturnType<typeof pairOf>,
): Promise<string | undefined> {
  const { Associations } = await context.invoke(
    'ec2',
    'GetTransitGatewayRouteTableAssociations',
    { TransitGatewayRouteTableId: pair.TransitGatewayRouteTableId },
  );
  return Associations.find(
    (one: { TransitGatewayAttachmentId: string }) =>
      one.TransitGatewayAttachmentId === pair.TransitGatewayAttachmentId,
  )?.State;
}

/** `AWS::EC2::TransitGatewayRouteTableAssociation` */
export const transitGatewayAssociationHandler: ResourceHandler = {
  type: 'AWS::EC2::TransitGatewayRouteTableAssociation',

  async create(request) {
    const { context, properties, started } = request;
    const pair = pairOf(properties);
    await context.invoke('ec2', 'AssociateTransitGatewayRouteTable', pair);
    const physicalId = Object.values(pair).join('_');
    started(physicalId);
    await waitUntil({
      clock: context.clock,
      what: physicalId,
      probe: async () =>
        (await associationState(request, pair)) === 'associated'
          ? 'ready'
          : 'waiting',
    });
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  delete(request) {
    const { context, properties, state } = request;
    const pair = pairOf(properties);
    return ignoreMissing(async () => {
      await context.invoke('ec2', 'DisassociateTransitGatewayRouteTable', pair);
      await waitUntil({
        clock: context.clock,
        what: state.physicalId,
        probe: async () =>
          (await associationState(request, pair)) === undefined
            ? 'ready'
            : 'waiting',
      });
    });
  },
};

/** `AWS::EC2::TransitGatewayRouteTablePropagation` */
export const transitGatewayPropagationHandler: ResourceHandler = {
  type: 'AWS::EC2::TransitGatewayRouteTablePropagation',

  async create({ context, properties, started }) {
    const pair = pairOf(properties);
    await context.invoke(
      'ec2',
      'EnableTransitGatewayRouteTablePropagation',
      pair,
    );
    const physicalId = Object.values(pair).join('_');
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties }) {
    return ignoreMissing(() =>
      context.invoke(
        'ec2',
        'DisableTransitGatewayRouteTablePropagation',
        pairOf(properties),
      ),
    );
  },
};

/** `AWS::EC2::TransitGatewayRoute` */
export const transitGatewayRouteHandler: ResourceHandler = {
  type: 'AWS::EC2::TransitGatewayRoute',

  async create({ context, properties, started }) {
    const key = {
      TransitGatewayRouteTableId: properties.text('TransitGatewayRouteTableId'),
      DestinationCidrBlock: properties.text('DestinationCidrBlock'),
    };
    await context.invoke('ec2', 'CreateTransitGatewayRoute', {
      ...key,
      TransitGatewayAttachmentId: properties.optionalText(
        'TransitGatewayAttachmentId',
      ),
      Blackhole: properties.boolean('Blackhole'),
    });
    const physicalId = Object.values(key).join('_');
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteTransitGatewayRoute', {
        TransitGatewayRouteTableId: properties.text(
          'TransitGatewayRouteTableId',
        ),
        DestinationCidrBlock: properties.text('DestinationCidrBlock'),
      }),
    );
  },
};
