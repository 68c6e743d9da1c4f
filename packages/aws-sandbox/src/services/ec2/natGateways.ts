import type {
  CreateNatGatewayRequest,
  DeleteNatGatewayRequest,
  DescribeNatGatewaysRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/AwsError';
import { durationOf, undergoChange } from '../../core/faults';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { loseTarget } from './loseTarget';
import { newNetworkInterface } from './networkInterfaceRecord';
import { Address, NatGateway } from './records';
import { specifiedTags } from './tagging';

const CREATION_MS = 90_000;
const DELETION_MS = 50_000;
/** How long a gateway that could not be made is shown. */
const FAILED_FOR_MS = 3_600_000;

const TYPE = 'AWS::EC2::NatGateway';

const FIELDS: FilterFields<NatGateway> = {
  'nat-gateway-id': gateway => [gateway.NatGatewayId],
  'subnet-id': gateway => [gateway.SubnetId],
  'vpc-id': gateway => [gateway.VpcId],
  state: gateway => [gateway.State],
};

function requireFreeAddress(state: Ec2State, allocationId: string): Address {
  const address = state.addresses.require(allocationId);
  if (address.AssociationId) {
    throw ec2Error(
      'Resource.AlreadyAssociated',
      `Elastic IP address [${allocationId}] is already associated`,
    );
  }
  return address;
}

function createNatGateway(
  context: CallContext,
  input: CreateNatGatewayRequest,
): object {
  authorizeEc2(context, 'CreateNatGateway', 'natgateway/*');
  const state = Ec2State.of(context);
  const subnet = state.subnets.require(
    required<string>(input.SubnetId, 'subnetId'),
  );
  const connectivity = input.ConnectivityType ?? 'public';
  const address =
    connectivity === 'public'
      ? requireFreeAddress(state, required(input.AllocationId, 'allocationId'))
      : undefined;
  requireEc2Quota(
    context,
    'natGateways',
    state.natGateways
      .list()
      .filter(
        ({ State, SubnetId }) =>
          State !== 'deleted' &&
          State !== 'failed' &&
          state.subnets.get(SubnetId)?.AvailabilityZone ===
            subnet.AvailabilityZone,
      ).length,
  );
  const NatGatewayId = ec2Id('nat');
  const eni = newNetworkInterface(context, {
    subnet,
    description: `Interface for NAT Gateway ${NatGatewayId}`,
    interfaceType: 'nat_gateway',
    groupIds: [],
    address: input.PrivateIpAddress,
    requesterId: 'ec2.amazonaws.com',
  });
  if (address) {
    address.AssociationId = ec2Id('eipassoc');
    address.NetworkInterfaceId = eni.NetworkInterfaceId;
    address.PrivateIpAddress = eni.PrivateIpAddress;
  }
  const gateway: NatGateway = {
    NatGatewayId,
    VpcId: subnet.VpcId,
    SubnetId: subnet.SubnetId,
    State: 'pending',
    ConnectivityType: connectivity,
    CreateTime: context.clock.now(),
    NatGatewayAddresses: [
      {
        AllocationId: address?.AllocationId,
        PublicIp: address?.PublicIp,
        PrivateIp: eni.PrivateIpAddress,
        NetworkInterfaceId: eni.NetworkInterfaceId,
        IsPrimary: true,
        Status: 'succeeded',
      },
    ],
    Tags: specifiedTags(input.TagSpecifications, 'natgateway'),
  };
  state.natGateways.set(NatGatewayId, gateway);
  void undergoChange(context, TYPE, 'create', CREATION_MS).then(failure => {
    if (gateway.State === 'pending' && failure) {
      void fail(context, gateway, failure);
    } else if (gateway.State === 'pending') {
      gateway.State = 'available';
    }
  });
  return { NatGateway: gateway, ClientToken: input.ClientToken };
}

function release(state: Ec2State, gateway: NatGateway): void {
  for (const {
    NetworkInterfaceId,
    AllocationId,
  } of gateway.NatGatewayAddresses) {
    state.networkInterfaces.delete(NetworkInterfaceId);
    const address = AllocationId && state.addresses.get(AllocationId);
    if (address) {
      address.AssociationId = undefined;
      address.NetworkInterfaceId = undefined;
      address.PrivateIpAddress = undefined;
    }
  }
  loseTarget(state, route => route.NatGatewayId === gateway.NatGatewayId);
}

/** A gateway that could not be made gives up what it held and is gone after an hour. */
async function fail(
  context: CallContext,
  gateway: NatGateway,
  failure: AwsError,
): Promise<void> {
  const state = Ec2State.of(context);
  gateway.State = 'failed';
  gateway.FailureCode = failure.code;
  gateway.FailureMessage = failure.message;
  release(state, gateway);
  await context.clock.sleep(FAILED_FOR_MS, { background: true });
  state.natGateways.delete(gateway.NatGatewayId);
}

function deleteNatGateway(
  context: CallContext,
  input: DeleteNatGatewayRequest,
): object {
  const id = required<string>(input.NatGatewayId, 'natGatewayId');
  authorizeEc2(context, 'DeleteNatGateway', `natgateway/${id}`);
  const state = Ec2State.of(context);
  const gateway = state.natGateways.require(id);
  if (gateway.State === 'deleted') {
    throw state.natGateways.missing(id);
  }
  if (gateway.State !== 'deleting') {
    gateway.State = 'deleting';
    const duration = durationOf(context, TYPE, 'delete', DELETION_MS);
    void context.clock.sleep(duration).then(() => {
      release(state, gateway);
      gateway.State = 'deleted';
      gateway.DeleteTime = context.clock.now();
    });
  }
  return { NatGatewayId: id };
}

export const natGatewayOperations: Readonly<Record<string, Operation>> = {
  CreateNatGateway: createNatGateway,
  DeleteNatGateway: deleteNatGateway,

  DescribeNatGateways(context, input: DescribeNatGatewaysRequest) {
    authorizeEc2(context, 'DescribeNatGateways');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).natGateways,
      ids: input.NatGatewayIds,
      // This one call names its filters in the singular.
      input: { ...input, Filters: input.Filter },
      fields: FIELDS,
    });
    return { NatGateways: page, NextToken };
  },
};
