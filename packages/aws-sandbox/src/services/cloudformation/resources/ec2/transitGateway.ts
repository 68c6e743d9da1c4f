import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';

const OPTIONS = [
  'AutoAcceptSharedAttachments',
  'DefaultRouteTableAssociation',
  'DefaultRouteTablePropagation',
  'DnsSupport',
  'SecurityGroupReferencingSupport',
  'VpnEcmpSupport',
] as const;

function optionsOf(properties: Properties): Record<string, string | undefined> {
  return Object.fromEntries(
    OPTIONS.map(name => [name, properties.optionalText(name)]),
  );
}

async function gatewayOf({ context }: ResourceRequest, id: string) {
  const { TransitGateways } = await context.invoke(
    'ec2',
    'DescribeTransitGateways',
    { TransitGatewayIds: [id] },
  );
  return TransitGateways[0];
}

function settle(
  request: ResourceRequest,
  id: string,
  state: 'available' | 'deleted',
): Promise<void> {
  return waitUntil({
    clock: request.context.clock,
    what: id,
    probe: async () =>
      (await gatewayOf(request, id)).State === state ? 'ready' : 'waiting',
  });
}

/** `AWS::EC2::TransitGateway` */
export const transitGatewayHandler: ResourceHandler = {
  type: 'AWS::EC2::TransitGateway',

  async create(request) {
    const { context, properties, started } = request;
    const { TransitGateway } = await context.invoke(
      'ec2',
      'CreateTransitGateway',
      {
        Description: properties.optionalText('Description'),
        Options: {
          AmazonSideAsn: properties.number('AmazonSideAsn'),
          MulticastSupport: properties.optionalText('MulticastSupport'),
          TransitGatewayCidrBlocks: properties.texts(
            'TransitGatewayCidrBlocks',
          ),
          ...optionsOf(properties),
        },
        TagSpecifications: ec2TagSpecifications(request, 'transit-gateway'),
      },
    );
    const { TransitGatewayId: Id, TransitGatewayArn } = TransitGateway;
    started(Id);
    await settle(request, Id, 'available');
    return { physicalId: Id, attributes: { Id, TransitGatewayArn } };
  },

  async update(request) {
    const { context, properties, previous, state, changed } = request;
    if ([...changed].some(name => name !== 'Tags')) {
      const before = previous.texts('TransitGatewayCidrBlocks') ?? [];
      const after = properties.texts('TransitGatewayCidrBlocks') ?? [];
      await context.invoke('ec2', 'ModifyTransitGateway', {
        TransitGatewayId: state.physicalId,
        Description: properties.optionalText('Description') ?? '',
        Options: {
          ...optionsOf(properties),
          AddTransitGatewayCidrBlocks: after.filter(
            block => !before.includes(block),
          ),
          RemoveTransitGatewayCidrBlocks: before.filter(
            block => !after.includes(block),
          ),
        },
      });
      await settle(request, state.physicalId, 'available');
    }
    await updateEc2Tags(request, state.physicalId);
    return state;
  },

  async delete(request) {
    const { context, state } = request;
    await ignoreMissing(async () => {
      await context.invoke('ec2', 'DeleteTransitGateway', {
        TransitGatewayId: state.physicalId,
      });
      await settle(request, state.physicalId, 'deleted');
    });
  },
};
