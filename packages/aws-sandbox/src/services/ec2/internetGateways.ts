import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DetachInternetGatewayRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { InternetGateway } from './records';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<InternetGateway> = {
  'internet-gateway-id': gateway => [gateway.InternetGatewayId],
  'attachment.vpc-id': gateway => gateway.Attachments.map(({ VpcId }) => VpcId),
  'attachment.state': gateway => gateway.Attachments.map(({ State }) => State),
};

export const internetGatewayOperations: Readonly<Record<string, Operation>> = {
  CreateInternetGateway(context, input: CreateInternetGatewayRequest) {
    authorizeEc2(context, 'CreateInternetGateway', 'internet-gateway/*');
    requireEc2Quota(
      context,
      'internetGateways',
      Ec2State.of(context).internetGateways.size,
    );
    const gateway: InternetGateway = {
      InternetGatewayId: ec2Id('igw'),
      OwnerId: context.accountId,
      Attachments: [],
      Tags: specifiedTags(input.TagSpecifications, 'internet-gateway'),
    };
    Ec2State.of(context).internetGateways.set(
      gateway.InternetGatewayId,
      gateway,
    );
    return { InternetGateway: gateway };
  },

  AttachInternetGateway(context, input: AttachInternetGatewayRequest) {
    const id = required<string>(input.InternetGatewayId, 'internetGatewayId');
    authorizeEc2(context, 'AttachInternetGateway', `internet-gateway/${id}`);
    const state = Ec2State.of(context);
    const gateway = state.internetGateways.require(id);
    const { VpcId } = state.vpcs.require(
      required<string>(input.VpcId, 'vpcId'),
    );
    if (gateway.Attachments.length) {
      throw ec2Error(
        'Resource.AlreadyAssociated',
        `resource ${id} is already attached to network ${gateway.Attachments[0].VpcId}`,
      );
    }
    gateway.Attachments.push({ VpcId, State: 'available' });
    return {};
  },

  DetachInternetGateway(context, input: DetachInternetGatewayRequest) {
    const id = required<string>(input.InternetGatewayId, 'internetGatewayId');
    authorizeEc2(context, 'DetachInternetGateway', `internet-gateway/${id}`);
    const state = Ec2State.of(context);
    const gateway = state.internetGateways.require(id);
    const vpcId = required<string>(input.VpcId, 'vpcId');
    if (!gateway.Attachments.some(({ VpcId }) => VpcId === vpcId)) {
      throw ec2Error(
        'Gateway.NotAttached',
        `resource ${id} is not attached to network ${vpcId}`,
      );
    }
    const hasPublicAddresses = state.natGateways
      .list()
      .some(
        nat =>
          nat.VpcId === vpcId &&
          nat.State !== 'deleted' &&
          nat.ConnectivityType === 'public',
      );
    if (hasPublicAddresses) {
      throw ec2Error(
        'DependencyViolation',
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    }
    // What the edge routed is gone with it.
    state.routeTables.list().forEach(table => {
      table.Associations = table.Associations.filter(
        ({ GatewayId }) => GatewayId !== id,
      );
    });
    gateway.Attachments = [];
    return {};
  },

  DeleteInternetGateway(context, input: DeleteInternetGatewayRequest) {
    const id = required<string>(input.InternetGatewayId, 'internetGatewayId');
    authorizeEc2(context, 'DeleteInternetGateway', `internet-gateway/${id}`);
    const { internetGateways } = Ec2State.of(context);
    if (internetGateways.require(id).Attachments.length) {
      throw ec2Error(
        'DependencyViolation',
        `The internetGateway '${id}' has dependencies and cannot be deleted.`,
      );
    }
    internetGateways.delete(id);
    return {};
  },

  DescribeInternetGateways(context, input: DescribeInternetGatewaysRequest) {
    authorizeEc2(context, 'DescribeInternetGateways');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).internetGateways,
      ids: input.InternetGatewayIds,
      input,
      fields: FIELDS,
    });
    return { InternetGateways: page, NextToken };
  },
};
