import type {
  AllocateAddressRequest,
  DescribeAddressesRequest,
  ReleaseAddressRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../core/types';
import { endUsage } from '../costexplorer/endUsage';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { ec2Id, Ec2State } from './Ec2State';
import { addressText } from './ipv4';
import { Address } from './records';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<Address> = {
  'allocation-id': address => [address.AllocationId],
  'association-id': address => [address.AssociationId],
  'public-ip': address => [address.PublicIp],
  'network-interface-id': address => [address.NetworkInterfaceId],
  domain: address => [address.Domain],
};

/** First address of a block that is reserved for documentation, so that none is anybody's. */
const POOL_START = 203 * 2 ** 24 + 113 * 2 ** 8 + 10;

function freePublicAddress(state: Ec2State): string {
  const used = new Set(state.addresses.list().map(({ PublicIp }) => PublicIp));
  let candidate = POOL_START;
  while (used.has(addressText(candidate))) {
    candidate += 1;
  }
  return addressText(candidate);
}

export const addressOperations: Readonly<Record<string, Operation>> = {
  AllocateAddress(context, input: AllocateAddressRequest) {
    authorizeEc2(context, 'AllocateAddress', 'elastic-ip/*');
    const state = Ec2State.of(context);
    requireEc2Quota(context, 'addresses', state.addresses.size);
    const address: Address = {
      AllocationId: ec2Id('eipalloc'),
      PublicIp: freePublicAddress(state),
      Domain: 'vpc',
      NetworkBorderGroup: input.NetworkBorderGroup ?? context.region,
      PublicIpv4Pool: 'amazon',
      allocatedAt: context.clock.now(),
      Tags: specifiedTags(input.TagSpecifications, 'elastic-ip'),
    };
    state.addresses.set(address.AllocationId, address);
    const { Tags, ...allocated } = address;
    return allocated;
  },

  ReleaseAddress(context, input: ReleaseAddressRequest) {
    const id = required<string>(input.AllocationId, 'allocationId');
    authorizeEc2(context, 'ReleaseAddress', `elastic-ip/${id}`);
    const { addresses } = Ec2State.of(context);
    if (addresses.require(id).AssociationId) {
      throw ec2Error(
        'InvalidIPAddress.InUse',
        `Address with allocation id ${id} is in use.`,
      );
    }
    const { allocatedAt, Tags } = addresses.require(id);
    addresses.delete(id);
    endUsage(context, id, {
      price: 'publicAddress',
      quantity: 1,
      start: allocatedAt,
      tags: Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value])),
    });
    return {};
  },

  DescribeAddresses(context, input: DescribeAddressesRequest) {
    authorizeEc2(context, 'DescribeAddresses');
    const { page } = describe({
      records: Ec2State.of(context).addresses,
      ids: input.AllocationIds,
      input: { Filters: input.Filters },
      fields: FIELDS,
    });
    const wanted: string[] | undefined = input.PublicIps;
    return {
      Addresses: page.filter(
        ({ PublicIp }) => !wanted?.length || wanted.includes(PublicIp),
      ),
    };
  },
};
