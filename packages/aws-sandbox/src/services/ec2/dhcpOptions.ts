import type {
  AssociateDhcpOptionsRequest,
  CreateDhcpOptionsRequest,
  DeleteDhcpOptionsRequest,
  DescribeDhcpOptionsRequest,
} from '@aws-sdk/client-ec2';
import { Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { ec2Id, Ec2State } from './Ec2State';
import { DhcpOptions } from './records';
import { specifiedTags } from './tagging';

/** The options that every new VPC has: AWS's own name servers. */
export const DEFAULT_DHCP_OPTIONS = 'dopt-0default';

const KEYS = [
  'domain-name',
  'domain-name-servers',
  'ntp-servers',
  'netbios-name-servers',
  'netbios-node-type',
  'ipv6-address-preferred-lease-time',
];

const FIELDS: FilterFields<DhcpOptions> = {
  'dhcp-options-id': options => [options.DhcpOptionsId],
  'owner-id': options => [options.OwnerId],
  key: options => options.DhcpConfigurations.map(({ Key }) => Key),
  value: options =>
    options.DhcpConfigurations.flatMap(({ Values }) =>
      Values.map(({ Value }) => Value),
    ),
};

/** What machines in a network are told about names and time. */
export const dhcpOptionsOperations: Readonly<Record<string, Operation>> = {
  CreateDhcpOptions(context, input: CreateDhcpOptionsRequest) {
    authorizeEc2(context, 'CreateDhcpOptions', 'dhcp-options/*');
    const given = required(input.DhcpConfigurations, 'dhcpConfiguration');
    const options: DhcpOptions = {
      DhcpOptionsId: ec2Id('dopt'),
      OwnerId: context.accountId,
      DhcpConfigurations: given.map(({ Key = '', Values = [] }) => {
        if (!KEYS.includes(Key) || Values.length === 0) {
          throw invalidParameter('dhcpConfiguration', Key);
        }
        return { Key, Values: Values.map(Value => ({ Value })) };
      }),
      Tags: specifiedTags(input.TagSpecifications, 'dhcp-options'),
    };
    Ec2State.of(context).dhcpOptions.set(options.DhcpOptionsId, options);
    return { DhcpOptions: options };
  },

  AssociateDhcpOptions(context, input: AssociateDhcpOptionsRequest) {
    const id = required(input.DhcpOptionsId, 'dhcpOptionsId');
    const vpcId = required(input.VpcId, 'vpcId');
    authorizeEc2(context, 'AssociateDhcpOptions', `vpc/${vpcId}`);
    authorizeEc2(context, 'AssociateDhcpOptions', `dhcp-options/${id}`);
    const state = Ec2State.of(context);
    const vpc = state.vpcs.require(vpcId);
    const isDefault = [DEFAULT_DHCP_OPTIONS, 'default'].includes(id);
    if (!isDefault) {
      state.dhcpOptions.require(id);
    }
    vpc.DhcpOptionsId = isDefault ? DEFAULT_DHCP_OPTIONS : id;
    return {};
  },

  DeleteDhcpOptions(context, input: DeleteDhcpOptionsRequest) {
    const id = required(input.DhcpOptionsId, 'dhcpOptionsId');
    authorizeEc2(context, 'DeleteDhcpOptions', `dhcp-options/${id}`);
    const state = Ec2State.of(context);
    state.dhcpOptions.require(id);
    if (state.vpcs.list().some(vpc => vpc.DhcpOptionsId === id)) {
      throw ec2Error(
        'DependencyViolation',
        `The dhcpOptions '${id}' has dependencies and cannot be deleted.`,
      );
    }
    state.dhcpOptions.delete(id);
    return {};
  },

  DescribeDhcpOptions(context, input: DescribeDhcpOptionsRequest) {
    authorizeEc2(context, 'DescribeDhcpOptions');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).dhcpOptions,
      ids: input.DhcpOptionsIds,
      input,
      fields: FIELDS,
    });
    return { DhcpOptions: page, NextToken };
  },
};
