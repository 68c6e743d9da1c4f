import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { Progress, waitUntil } from '../waitUntil';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';
import { readEip, readInternetGateway, readNatGateway } from './readNetwork';

/** `AWS::EC2::InternetGateway` */
export const internetGatewayHandler: ResourceHandler = {
  type: 'AWS::EC2::InternetGateway',
  read: readInternetGateway,

  async create(request) {
    const { InternetGateway } = await request.context.invoke(
      'ec2',
      'CreateInternetGateway',
      { TagSpecifications: ec2TagSpecifications(request, 'internet-gateway') },
    );
    const { InternetGatewayId } = InternetGateway;
    request.started(InternetGatewayId);
    return { physicalId: InternetGatewayId, attributes: { InternetGatewayId } };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteInternetGateway', {
        InternetGatewayId: state.physicalId,
      }),
    );
  },
};

/** `AWS::EC2::VPCGatewayAttachment` */
export const vpcGatewayAttachmentHandler: ResourceHandler = {
  type: 'AWS::EC2::VPCGatewayAttachment',

  async create({ context, properties, started }) {
    const VpcId = properties.text('VpcId');
    await context.invoke('ec2', 'AttachInternetGateway', {
      VpcId,
      InternetGatewayId: properties.text('InternetGatewayId'),
    });
    const physicalId = `IGW|${VpcId}`;
    started(physicalId);
    return { physicalId, attributes: { AttachmentType: 'IGW' } };
  },

  async update({ context, properties, previous, state }) {
    const VpcId = properties.text('VpcId');
    await context.invoke('ec2', 'DetachInternetGateway', {
      VpcId,
      InternetGatewayId: previous.text('InternetGatewayId'),
    });
    await context.invoke('ec2', 'AttachInternetGateway', {
      VpcId,
      InternetGatewayId: properties.text('InternetGatewayId'),
    });
    return state;
  },

  delete({ context, properties }) {
    return ignoreMissing(
      () =>
        context.invoke('ec2', 'DetachInternetGateway', {
          VpcId: properties.text('VpcId'),
          InternetGatewayId: properties.text('InternetGatewayId'),
        }),
      /NotFound|Gateway\.NotAttached/,
    );
  },
};

/** `AWS::EC2::EIP`; its physical id is the address itself. */
export const eipHandler: ResourceHandler = {
  type: 'AWS::EC2::EIP',
  read: readEip,

  async create(request) {
    const { context, properties, started } = request;
    const { AllocationId, PublicIp } = await context.invoke(
      'ec2',
      'AllocateAddress',
      {
        Domain: properties.optionalText('Domain') ?? 'vpc',
        NetworkBorderGroup: properties.optionalText('NetworkBorderGroup'),
        TagSpecifications: ec2TagSpecifications(request, 'elastic-ip'),
      },
    );
    started(PublicIp);
    return { physicalId: PublicIp, attributes: { AllocationId, PublicIp } };
  },

  async update(request) {
    await updateEc2Tags(request, String(request.state.attributes.AllocationId));
    return request.state;
  },

  async delete({ context, state }) {
    const { Addresses } = await context.invoke('ec2', 'DescribeAddresses', {
      PublicIps: [state.physicalId],
    });
    for (const { AllocationId } of Addresses) {
      await context.invoke('ec2', 'ReleaseAddress', { AllocationId });
    }
  },
};

async function natGatewayState({ context }: ResourceRequest, id: string) {
  const { NatGateways } = await context.invoke('ec2', 'DescribeNatGateways', {
    NatGatewayIds: [id],
  });
  return NatGateways[0];
}

/** `AWS::EC2::NatGateway` */
export const natGatewayHandler: ResourceHandler = {
  type: 'AWS::EC2::NatGateway',
  read: readNatGateway,

  async create(request) {
    const { context, properties, started } = request;
    const { NatGateway } = await context.invoke('ec2', 'CreateNatGateway', {
      SubnetId: properties.text('SubnetId'),
      AllocationId: properties.optionalText('AllocationId'),
      ConnectivityType: properties.optionalText('ConnectivityType'),
      PrivateIpAddress: properties.optionalText('PrivateIpAddress'),
      TagSpecifications: ec2TagSpecifications(request, 'natgateway'),
    });
    const { NatGatewayId } = NatGateway;
    started(NatGatewayId);
    const probe = async (): Promise<Progress> => {
      const { State, FailureMessage } = await natGatewayState(
        request,
        NatGatewayId,
      );
      if (State === 'pending') {
        return 'waiting';
      }
      return State === 'available'
        ? 'ready'
        : { failed: FailureMessage ?? State };
    };
    await waitUntil({ clock: context.clock, what: NatGatewayId, probe });
    return {
      physicalId: NatGatewayId,
      attributes: {
        NatGatewayId,
        EniId: NatGateway.NatGatewayAddresses[0].NetworkInterfaceId,
      },
    };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  async delete(request) {
    const { context, state } = request;
    await ignoreMissing(async () => {
      await context.invoke('ec2', 'DeleteNatGateway', {
        NatGatewayId: state.physicalId,
      });
      const probe = async (): Promise<Progress> => {
        const { State } = await natGatewayState(request, state.physicalId);
        return State === 'deleted' ? 'ready' : 'waiting';
      };
      await waitUntil({ clock: context.clock, what: state.physicalId, probe });
    });
  },
};
