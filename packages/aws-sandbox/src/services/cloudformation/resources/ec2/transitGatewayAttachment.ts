import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';

function optionsOf(properties: Properties): object | undefined {
  const options = properties
    .object('Options')
    ?.only(
      'ApplianceModeSupport',
      'DnsSupport',
      'Ipv6Support',
      'SecurityGroupReferencingSupport',
    );
  return (
    options &&
    Object.fromEntries(options.names.map(name => [name, options.text(name)]))
  );
}

/** An attachment to the gateway of another account is made once it waits for that account's answer. */
function settle(
  { context }: ResourceRequest,
  id: string,
  states: readonly string[],
): Promise<void> {
  return waitUntil({
    clock: context.clock,
    what: id,
    probe: async () => {
      const { TransitGatewayVpcAttachments } = await context.invoke(
        'ec2',
        'DescribeTransitGatewayVpcAttachments',
        { TransitGatewayAttachmentIds: [id] },
      );
      const { State } = TransitGatewayVpcAttachments[0];
      if (states.includes(State)) {
        return 'ready';
      }
      return State === 'rejected' ? { failed: State } : 'waiting';
    },
  });
}

function attachmentHandler(type: string): ResourceHandler {
  return {
    type,

    async create(request) {
      const { context, properties, started } = request;
      const { TransitGatewayVpcAttachment } = await context.invoke(
        'ec2',
        'CreateTransitGatewayVpcAttachment',
        {
          TransitGatewayId: properties.text('TransitGatewayId'),
          VpcId: properties.text('VpcId'),
          SubnetIds: properties.texts('SubnetIds'),
          Options: optionsOf(properties),
          TagSpecifications: ec2TagSpecifications(
            request,
            'transit-gateway-attachment',
          ),
        },
      );
      const Id = TransitGatewayVpcAttachment.TransitGatewayAttachmentId;
      started(Id);
      await settle(request, Id, ['available', 'pendingAcceptance']);
      return { physicalId: Id, attributes: { Id } };
    },

    async update(request) {
      const { context, properties, previous, state, changed } = request;
      if (changed.has('SubnetIds') || changed.has('Options')) {
        const before = previous.texts('SubnetIds') ?? [];
        const after = properties.texts('SubnetIds') ?? [];
        await context.invoke('ec2', 'ModifyTransitGatewayVpcAttachment', {
          TransitGatewayAttachmentId: state.physicalId,
          AddSubnetIds: after.filter(id => !before.includes(id)),
          RemoveSubnetIds: before.filter(id => !after.includes(id)),
          Options: optionsOf(properties),
        });
        await settle(request, state.physicalId, ['available']);
      }
      await updateEc2Tags(request, state.physicalId);
      return state;
    },

    async delete(request) {
      const { context, state } = request;
      await ignoreMissing(async () => {
        await context.invoke('ec2', 'DeleteTransitGatewayVpcAttachment', {
          TransitGatewayAttachmentId: state.physicalId,
        });
        await settle(request, state.physicalId, ['deleted']);
      });
    },
  };
}

/** `AWS::EC2::TransitGatewayAttachment` */
export const transitGatewayAttachmentHandler = attachmentHandler(
  'AWS::EC2::TransitGatewayAttachment',
);

/** `AWS::EC2::TransitGatewayVpcAttachment` */
export const transitGatewayVpcAttachmentHandler = attachmentHandler(
  'AWS::EC2::TransitGatewayVpcAttachment',
);
