import { CallContext, Operation } from '../../core/types';
import { authorizeEc2, ec2Arn } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, invalidParameter, required } from './ec2Error';
import { ec2Id, Ec2State, Records } from './Ec2State';
import { parseBlock } from './ipv4';
import { SecurityGroup, SecurityGroupRule } from './records';
import { ALL_PORTS, isSameRule } from './securityGroupRecord';
import { specifiedTags } from './tagging';

type Peer = Pick<
  SecurityGroupRule,
  'CidrIpv4' | 'CidrIpv6' | 'PrefixListId' | 'ReferencedGroupInfo' | 'Description'
>;

const PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'];
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = {
  '6': 'tcp',
  '17': 'udp',
  '1': 'icmp',
  '58': 'icmpv6',
  all: '-1',
};

const FIELDS: FilterFields<SecurityGroupRule> = {
  'security-group-rule-id': rule => [rule.SecurityGroupRuleId],
  'group-id': rule => [rule.GroupId],
};

/** The members of a permission that name peers; a request may spell one permission at the top level. */
function permissionsOf(input: any): any[] {
  if (input.IpPermissions?.length) {
    return input.IpPermissions;
  }
  const { IpProtocol, FromPort, ToPort, CidrIp } = input;
  return [{ IpProtocol, FromPort, ToPort, IpRanges: CidrIp ? [{ CidrIp }] : [] }];
}

function peersOf(context: CallContext, state: Ec2State, permission: any): Peer[] {
  const ranges = (permission.IpRanges ?? []).map((range: any) => {
    if (!parseBlock(range.CidrIp)) {
      throw ec2Error(
        'InvalidParameterValue',
        `CIDR block ${range.CidrIp} is malformed`,
      );
    }
    return { CidrIpv4: range.CidrIp, Description: range.Description };
  });
  const pairs = (permission.UserIdGroupPairs ?? []).map((pair: any) => ({
    ReferencedGroupInfo: {
      GroupId: state.securityGroups.require(required(pair.GroupId, 'groupId')).GroupId,
      UserId: pair.UserId ?? context.accountId,
    },
    Description: pair.Description,
  }));
  const { Ipv6Ranges = [], PrefixListIds = [] } = permission;
  return [...ranges, ...pairs, ...Ipv6Ranges, ...PrefixListIds];
}

function portsOf(protocol: string, permission: any): [number, number] {
  if (protocol === '-1') {
    return [ALL_PORTS, ALL_PORTS];
  }
  const from = Number(required(permission.FromPort, 'fromPort'));
  const to = Number(required(permission.ToPort, 'toPort'));
  const isPort = (port: number) => Number.isInteger(port) && port >= -1 && port <= 65535;
  if (!isPort(from) || !isPort(to) || (protocol !== 'icmp' && from > to)) {
    throw ec2Error('InvalidParameterValue', `Invalid port range ${from}-${to}`);
  }
  return [from, to];
}

function readRules(
  context: CallContext,
  state: Ec2State,
  group: SecurityGroup,
  egress: boolean,
  input: any,
): SecurityGroupRule[] {
  return permissionsOf(input).flatMap(permission => {
    const given = String(required(permission.IpProtocol, 'ipProtocol'));
    const IpProtocol = PROTOCOL_NUMBERS[given] ?? given;
    if (!PROTOCOLS.includes(IpProtocol)) {
      throw invalidParameter('ipProtocol', given);
    }
    const [FromPort, ToPort] = portsOf(IpProtocol, permission);
    const peers = peersOf(context, state, permission);
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

function groupOf(context: CallContext, action: string, input: any) {
  const id = required<string>(input.GroupId, 'groupId');
  authorizeEc2(context, action, `security-group/${id}`);
  const state = Ec2State.of(context);
  return { state, group: state.securityGroups.require(id) };
}

function authorizeTraffic(egress: boolean, action: string): Operation {
  return (context, input) => {
    const { state, group } = groupOf(context, action, input);
    const rules = readRules(context, state, group, egress, input);
    const duplicate = rules.find(rule =>
      group.rules.some(other => isSameRule(rule, other)),
    );
    if (duplicate) {
      throw ec2Error(
        'InvalidPermission.Duplicate',
        `the specified rule "${duplicate.IpProtocol} ${duplicate.FromPort}-${duplicate.ToPort}" already exists`,
      );
    }
    group.rules.push(...rules);
    return { Return: true, SecurityGroupRules: rules };
  };
}

function revokeTraffic(egress: boolean, action: string): Operation {
  return (context, input) => {
    const { state, group } = groupOf(context, action, input);
    const ids: string[] | undefined = input.SecurityGroupRuleIds;
    const wanted = ids?.length
      ? undefined
      : readRules(context, state, group, egress, input);
    const doomed = group.rules.filter(
      rule =>
        rule.IsEgress === egress &&
        (wanted
          ? wanted.some(other => isSameRule(rule, other))
          : ids!.includes(rule.SecurityGroupRuleId)),
    );
    if (doomed.length < (wanted ?? ids!).length) {
      throw wanted
        ? ec2Error(
            'InvalidPermission.NotFound',
            'The specified rule does not exist in this security group.',
          )
        : ec2Error(
            'InvalidSecurityGroupRuleId.NotFound',
            `The security group rule IDs '${ids}' do not all exist`,
          );
    }
    group.rules = group.rules.filter(rule => !doomed.includes(rule));
    return { Return: true };
  };
}

export const securityGroupRuleOperations: Readonly<Record<string, Operation>> = {
  AuthorizeSecurityGroupIngress: authorizeTraffic(false, 'AuthorizeSecurityGroupIngress'),
  AuthorizeSecurityGroupEgress: authorizeTraffic(true, 'AuthorizeSecurityGroupEgress'),
  RevokeSecurityGroupIngress: revokeTraffic(false, 'RevokeSecurityGroupIngress'),
  RevokeSecurityGroupEgress: revokeTraffic(true, 'RevokeSecurityGroupEgress'),

  ModifySecurityGroupRules(context, input) {
    const { group } = groupOf(context, 'ModifySecurityGroupRules', input);
    for (const change of required<any[]>(input.SecurityGroupRules, 'securityGroupRule')) {
      const { SecurityGroupRuleId: id, SecurityGroupRule: wanted } = change;
      const rule = group.rules.find(other => other.SecurityGroupRuleId === id);
      if (!rule) {
        throw ec2Error(
          'InvalidSecurityGroupRuleId.NotFound',
          `The security group rule ID '${id}' does not exist`,
        );
      }
      const others = Object.keys(wanted ?? {}).filter(name => name !== 'Description');
      if (others.length) {
        throw ec2Error(
          'InvalidParameterValue',
          `Changing ${others.join(', ')} of a rule is not implemented by the local AWS; only Description is`,
        );
      }
      rule.Description = wanted?.Description;
    }
    return { Return: true };
  },

  DescribeSecurityGroupRules(context, input) {
    authorizeEc2(context, 'DescribeSecurityGroupRules');
    const records = new Records<SecurityGroupRule>(
      'InvalidSecurityGroupRuleId.NotFound',
      'security group rule ID',
    );
    Ec2State.of(context)
      .securityGroups.list()
      .flatMap(({ rules }) => rules)
      .forEach(rule => records.set(rule.SecurityGroupRuleId, rule));
    const { page, NextToken } = describe({
      records,
      ids: input.SecurityGroupRuleIds,
      input,
      fields: FIELDS,
    });
    return { SecurityGroupRules: page, NextToken };
  },
};
