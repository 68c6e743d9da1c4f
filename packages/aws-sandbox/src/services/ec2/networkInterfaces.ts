import type {
  CreateNetworkInterfaceRequest,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfacesRequest,
  ModifyNetworkInterfaceAttributeRequest,
} from '@aws-sdk/client-ec2';
import { serviceOf } from '../../core/serviceLinkedRole';
import { Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { Ec2State } from './Ec2State';
import { newNetworkInterface } from './networkInterfaceRecord';
import { NetworkInterface } from './records';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<NetworkInterface> = {
  'network-interface-id': eni => [eni.NetworkInterfaceId],
  'subnet-id': eni => [eni.SubnetId],
  'vpc-id': eni => [eni.VpcId],
  'availability-zone': eni => [eni.AvailabilityZone],
  description: eni => [eni.Description],
  'group-id': eni => eni.Groups.map(({ GroupId }) => GroupId),
  'group-name': eni => eni.Groups.map(({ GroupName }) => GroupName),
  'interface-type': eni => [eni.InterfaceType],
  'private-ip-address': eni => [eni.PrivateIpAddress],
  'requester-id': eni => [eni.RequesterId],
  'requester-managed': eni => [String(eni.RequesterManaged)],
  status: eni => [eni.Status],
};

/** Interfaces of their own can be made by anybody; those of services only the services may remove. */
export const networkInterfaceOperations: Readonly<Record<string, Operation>> = {
  CreateNetworkInterface(context, input: CreateNetworkInterfaceRequest) {
    authorizeEc2(context, 'CreateNetworkInterface', 'network-interface/*');
    const state = Ec2State.of(context);
    const subnet = state.subnets.require(
      required<string>(input.SubnetId, 'subnetId'),
    );
    return {
      NetworkInterface: newNetworkInterface(context, {
        subnet,
        description: input.Description ?? '',
        interfaceType: input.InterfaceType ?? 'interface',
        groupIds: input.Groups ?? [],
        address: input.PrivateIpAddress,
        requesterId: serviceOf(context.principal),
        tags: specifiedTags(input.TagSpecifications, 'network-interface'),
      }),
    };
  },

  ModifyNetworkInterfaceAttribute(
    context,
    input: ModifyNetworkInterfaceAttributeRequest,
  ) {
    const id = required<string>(input.NetworkInterfaceId, 'networkInterfaceId');
    authorizeEc2(
      context,
      'ModifyNetworkInterfaceAttribute',
      `network-interface/${id}`,
    );
    const state = Ec2State.of(context);
    const eni = state.networkInterfaces.require(id);
    (input.Groups ?? []).forEach((groupId: string) =>
      authorizeEc2(
        context,
        'ModifyNetworkInterfaceAttribute',
        `security-group/${groupId}`,
      ),
    );
    eni.Groups = required<string[]>(input.Groups, 'groups').map(groupId => {
      const { GroupId, GroupName } = state.securityGroups.require(groupId);
      return { GroupId, GroupName };
    });
    return {};
  },

  DeleteNetworkInterface(context, input: DeleteNetworkInterfaceRequest) {
    const id = required<string>(input.NetworkInterfaceId, 'networkInterfaceId');
    authorizeEc2(context, 'DeleteNetworkInterface', `network-interface/${id}`);
    const { networkInterfaces } = Ec2State.of(context);
    const eni = networkInterfaces.require(id);
    if (eni.RequesterManaged && !serviceOf(context.principal)) {
      throw ec2Error(
        'OperationNotPermitted',
        `You are not allowed to manage 'ela-attach' attachments: network interface ${id} belongs to ${eni.RequesterId}.`,
      );
    }
    networkInterfaces.delete(id);
    return {};
  },

  DescribeNetworkInterfaces(context, input: DescribeNetworkInterfacesRequest) {
    authorizeEc2(context, 'DescribeNetworkInterfaces');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).networkInterfaces,
      ids: input.NetworkInterfaceIds,
      input,
      fields: FIELDS,
      tags: eni => eni.TagSet,
    });
    return { NetworkInterfaces: page, NextToken };
  },
};
