import { CallContext } from '../../core/types';
import { ec2Arn } from './ec2Arn';
import { ec2Id, Ec2State } from './Ec2State';
import { SecurityGroup, SecurityGroupRule, Tag } from './records';

/** Port of a rule that has none, such as one for all protocols. */
export const ALL_PORTS = -1;

/** The rule of every new group: everything may go out. */
function outboundRule(
  context: CallContext,
  groupId: string,
): SecurityGroupRule {
  const SecurityGroupRuleId = ec2Id('sgr');
  return {
    SecurityGroupRuleId,
    SecurityGroupRuleArn: ec2Arn(
      context,
      `security-group-rule/${SecurityGroupRuleId}`,
    ),
    GroupId: groupId,
    GroupOwnerId: context.accountId,
    IsEgress: true,
    IpProtocol: '-1',
    FromPort: ALL_PORTS,
    ToPort: ALL_PORTS,
    CidrIpv4: '0.0.0.0/0',
    Tags: [],
  };
}

export function newSecurityGroup(
  context: CallContext,
  options: { name: string; description: string; vpcId: string; tags: Tag[] },
): SecurityGroup {
  const GroupId = ec2Id('sg');
  return {
    GroupId,
    GroupName: options.name,
    Description: options.description,
    VpcId: options.vpcId,
    OwnerId: context.accountId,
    SecurityGroupArn: ec2Arn(context, `security-group/${GroupId}`),
    rules: [outboundRule(context, GroupId)],
    Tags: options.tags,
  };
}

/** Peer of a rule as text, so that rules can be compared. */
export function peerOf(rule: SecurityGroupRule): string {
  return (
    rule.CidrIpv4 ??
    rule.CidrIpv6 ??
    rule.PrefixListId ??
    rule.ReferencedGroupInfo?.GroupId ??
    ''
  );
}

/** Whether two rules admit the same traffic. */
export function isSameRule(
  one: SecurityGroupRule,
  other: SecurityGroupRule,
): boolean {
  return (
    one.IsEgress === other.IsEgress &&
    one.IpProtocol === other.IpProtocol &&
    one.FromPort === other.FromPort &&
    one.ToPort === other.ToPort &&
    peerOf(one) === peerOf(other)
  );
}

/** Rules of one direction, grouped by protocol and ports as `IpPermissions` show them. */
export function ipPermissions(group: SecurityGroup, egress: boolean): object[] {
  const grouped = new Map<string, SecurityGroupRule[]>();
  for (const rule of group.rules.filter(
    ({ IsEgress }) => IsEgress === egress,
  )) {
    const key = `${rule.IpProtocol} ${rule.FromPort} ${rule.ToPort}`;
    grouped.set(key, [...(grouped.get(key) ?? []), rule]);
  }
  return [...grouped.values()].map(rules => ({
    IpProtocol: rules[0].IpProtocol,
    ...(rules[0].FromPort === ALL_PORTS
      ? {}
      : { FromPort: rules[0].FromPort, ToPort: rules[0].ToPort }),
    IpRanges: rules
      .filter(rule => rule.CidrIpv4)
      .map(({ CidrIpv4, Description }) => ({ CidrIp: CidrIpv4, Description })),
    Ipv6Ranges: rules
      .filter(rule => rule.CidrIpv6)
      .map(({ CidrIpv6, Description }) => ({ CidrIpv6, Description })),
    PrefixListIds: rules
      .filter(rule => rule.PrefixListId)
      .map(({ PrefixListId, Description }) => ({ PrefixListId, Description })),
    UserIdGroupPairs: rules
      .filter(rule => rule.ReferencedGroupInfo)
      .map(({ ReferencedGroupInfo, Description }) => ({
        ...ReferencedGroupInfo,
        Description,
      })),
  }));
}

/** Whether a group is named by a network interface or by another group's rule. */
export function isInUse(state: Ec2State, groupId: string): boolean {
  return (
    state.networkInterfaces
      .list()
      .some(({ Groups }) => Groups.some(group => group.GroupId === groupId)) ||
    state.securityGroups
      .list()
      .some(
        other =>
          other.GroupId !== groupId &&
          other.rules.some(
            rule => rule.ReferencedGroupInfo?.GroupId === groupId,
          ),
      )
  );
}
