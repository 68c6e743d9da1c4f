import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { ec2TagSpecifications, updateEc2Tags } from './ec2Tags';

function configurations(properties: Properties): object[] {
  const values: Record<string, string[] | undefined> = {
    'domain-name': one(properties.optionalText('DomainName')),
    'domain-name-servers': properties.texts('DomainNameServers'),
    'ntp-servers': properties.texts('NtpServers'),
    'netbios-name-servers': properties.texts('NetbiosNameServers'),
    'netbios-node-type': one(properties.optionalText('NetbiosNodeType')),
    'ipv6-address-preferred-lease-time': one(
      properties.optionalText('Ipv6AddressPreferredLeaseTime'),
    ),
  };
  return Object.entries(values).flatMap(([Key, Values]) =>
    Values ? [{ Key, Values }] : [],
  );
}

function one(value: string | undefined): string[] | undefined {
  return value === undefined ? undefined : [value];
}

/** `AWS::EC2::DHCPOptions` */
export const dhcpOptionsHandler: ResourceHandler = {
  type: 'AWS::EC2::DHCPOptions',

  async create(request) {
    const { context, properties, started } = request;
    const { DhcpOptions } = await context.invoke('ec2', 'CreateDhcpOptions', {
      DhcpConfigurations: configurations(properties),
      TagSpecifications: ec2TagSpecifications(request, 'dhcp-options'),
    });
    const { DhcpOptionsId } = DhcpOptions;
    started(DhcpOptionsId);
    return { physicalId: DhcpOptionsId, attributes: { DhcpOptionsId } };
  },

  async update(request) {
    await updateEc2Tags(request, request.state.physicalId);
    return request.state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'DeleteDhcpOptions', {
        DhcpOptionsId: state.physicalId,
      }),
    );
  },
};

/** `AWS::EC2::VPCDHCPOptionsAssociation` */
export const vpcDhcpOptionsAssociationHandler: ResourceHandler = {
  type: 'AWS::EC2::VPCDHCPOptionsAssociation',

  async create({ context, properties, started }) {
    const pair = {
      DhcpOptionsId: properties.text('DhcpOptionsId'),
      VpcId: properties.text('VpcId'),
    };
    await context.invoke('ec2', 'AssociateDhcpOptions', pair);
    const physicalId = Object.values(pair).join('|');
    started(physicalId);
    return { physicalId, attributes: {} };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties }) {
    return ignoreMissing(() =>
      context.invoke('ec2', 'AssociateDhcpOptions', {
        DhcpOptionsId: 'default',
        VpcId: properties.text('VpcId'),
      }),
    );
  },
};
