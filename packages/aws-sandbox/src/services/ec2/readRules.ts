import type {
  AuthorizeSecurityGroupEgressRequest,
  AuthorizeSecurityGroupIngressRequest,
  IpPermission,
  RevokeSecurityGroupEgressRequest,
  RevokeSecurityGroupIngressRequest,
  TagSpecification,
} from '@aws-sdk/client-ec2';
import { CallContext } from '../../core/types';
import { ec2Arn } from './ec2Arn';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { ec2Id, Ec2State } from './Ec2State';
import { parseBlock } from './ipv4';
import { SecurityGroup, SecurityGroupRule } from './records';
import { ALL_PORTS } from './securityGroupRecord';
import { specifiedTags } from './tagging';

/** Any of the four requests that add or take away rules. */
export type RulesRequest = (
  | AuthorizeSecurityGroupEgressRequest
  | AuthorizeSecurityGroupIngressRequest
  | RevokeSecurityGroupEgressRequest
  | RevokeSecurityGroupIngressRequest
) & { readonly TagSpecifications?: TagSpecification[] };

type Peer = Pick<
  SecurityGroupRule,
  | 'CidrIpv4'
  | 'CidrIpv6'
  | 'PrefixListId'
  | 'ReferencedGroupInfo'
  | 'Description'
>;

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'];
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
  all: '-1',
};

/** A request names its permissions in a list, or spells a single one at the top level. */
function permissionsOf(input: RulesRequest): readonly IpPermission[] {
  if (input.IpPermissions?.length) {
    return input.IpPermissions;
  }
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  const IpRanges = CidrIp ? [{ CidrIp }] : [];
  return [{ IpProtocol, FromPort, ToPort, IpRanges }];
}

function peersOf(
  context: CallContext,
  state: Ec2State,
  permission: IpPermission,
): Peer[] {
  const ranges = (permission.IpRanges ?? []).map(({ CidrIp, Description }) => {
    if (!parseBlock(CidrIp ?? '')) {
      throw ec2Error(
        'InvalidParameterValue',
        `CIDR block ${CidrIp} is malformed`,
      );
    }
    return { CidrIpv4: CidrIp, Description };
  });
  const pairs = (permission.UserIdGroupPairs ?? []).map(pair => ({
    ReferencedGroupInfo: {
      GroupId: state.securityGroups.require(required(pair.GroupId, 'groupId'))
        .GroupId,
      UserId: pair.UserId ?? context.accountId,
    },
    Description: pair.Description,
  }));
  const { Ipv6Ranges = [], PrefixListIds = [] } = permission;
  return [...ranges, ...pairs, ...Ipv6Ranges, ...PrefixListIds];
}

function portsOf(protocol: string, permission: IpPermission): [number, number] {
  if (protocol === '-1') {
    return [ALL_PORTS, ALL_PORTS];
  }
  const from = Number(required(permission.FromPort, 'fromPort'));
  const to = Number(required(permission.ToPort, 'toPort'));
  const isPort = (port: number) =>
    Number.isInteger(port) && port >= -1 && port <= 65535;
  if (!isPort(from) || !isPort(to) || (protocol !== 'icmp' && from > to)) {
    throw ec2Error('InvalidParameterValue', `Invalid port range ${from}-${to}`);
  }
  return [from, to];
}

/** The rules that a request speaks of, one for each protocol, port range and peer; throws for what is malformed. */
export function readRules(options: {
  context: CallContext;
  group: SecurityGroup;
  egress: boolean;
  input: RulesRequest;
}): SecurityGroupRule[] {
  const { context, group, egress, input } = options;
  return permissionsOf(input).flatMap(permission => {
    const given = String(required(permission.IpProtocol, 'ipProtocol'));
    const IpProtocol = PROTOCOL_NUMBERS[given] ?? given;
    if (!PROTOCOLS.includes(IpProtocol)) {
      throw invalidParameter('ipProtocol', given);
    }
    const [FromPort, ToPort] = portsOf(IpProtocol, permission);
    const peers = peersOf(context, Ec2State.of(context), permission);
    if (!peers.length) {
      throw ec2Error(
        'InvalidPermission.Malformed',
        'A rule needs a source or destination: a CIDR block, prefix list or security group',
      );
    }
    return peers.map(peer => {
      const SecurityGroupRuleId = ec2Id('sgr');
      return {
        ...peer,
        SecurityGroupRuleId,
        SecurityGroupRuleArn: ec2Arn(
          context,
          `security-group-rule/${SecurityGroupRuleId}`,
        ),
        GroupId: group.GroupId,
        GroupOwnerId: context.accountId,
        IsEgress: egress,
        IpProtocol,
        FromPort,
        ToPort,
        Tags: specifiedTags(input.TagSpecifications, 'security-group-rule'),
      };
    });
  });
}
