import { CallContext } from '../../core/types';
import { ec2Error } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { addressText, parseBlock } from './ipv4';
import { NetworkInterface, Subnet, Tag } from './records';

/** The first four addresses of a subnet are AWS's own. */
const FIRST_USABLE = 4;

function freeAddress(state: Ec2State, subnet: Subnet): string {
  const { start, size } = parseBlock(subnet.CidrBlock)!;
  const used = new Set(
    state.networkInterfaces
      .list()
      .filter(({ SubnetId }) => SubnetId === subnet.SubnetId)
      .map(({ PrivateIpAddress }) => PrivateIpAddress),
  );
  for (let offset = FIRST_USABLE; offset < size - 1; offset += 1) {
    const address = addressText(start + offset);
    if (!used.has(address)) {
      return address;
    }
  }
  throw ec2Error(
    'InsufficientFreeAddressesInSubnet',
    `The subnet '${subnet.SubnetId}' does not have enough free addresses.`,
  );
}

/** Makes a network interface with an address of its subnet. */
export function newNetworkInterface(
  context: CallContext,
  options: {
    subnet: Subnet;
    description: string;
    interfaceType: string;
    groupIds: readonly string[];
    address?: string;
    /** The AWS service that made it, when it is not the account's own. */
    requesterId?: string;
    tags?: Tag[];
  },
): NetworkInterface {
  const state = Ec2State.of(context);
  const { subnet, groupIds } = options;
  requireEc2Quota(context, 'networkInterfaces', state.networkInterfaces.size);
  const address = options.address ?? freeAddress(state, subnet);
  const created: NetworkInterface = {
    NetworkInterfaceId: ec2Id('eni'),
    SubnetId: subnet.SubnetId,
    VpcId: subnet.VpcId,
    AvailabilityZone: subnet.AvailabilityZone,
    OwnerId: context.accountId,
    Description: options.description,
    InterfaceType: options.interfaceType,
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address }],
    Groups: groupIds.map(groupId => {
      const { GroupId, GroupName } = state.securityGroups.require(groupId);
      return { GroupId, GroupName };
    }),
    RequesterId: options.requesterId,
    RequesterManaged: options.requesterId !== undefined,
    Status: options.requesterId ? 'in-use' : 'available',
    TagSet: options.tags ?? [],
  };
  state.networkInterfaces.set(created.NetworkInterfaceId, created);
  return created;
}
