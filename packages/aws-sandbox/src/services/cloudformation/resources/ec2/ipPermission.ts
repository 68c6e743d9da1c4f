import { Properties } from '../Properties';

export type RuleDirection = 'Ingress' | 'Egress';

/** A rule of a template as the member of `IpPermissions` that the API takes. */
export function ipPermission(
  rule: Properties,
  direction: RuleDirection,
): object {
  const Description = rule.optionalText('Description');
  const peer = direction === 'Ingress' ? 'Source' : 'Destination';
  const group = rule.optionalText(`${peer}SecurityGroupId`);
  const prefixList = rule.optionalText(`${peer}PrefixListId`);
  const cidr = rule.optionalText('CidrIp');
  const cidrIpv6 = rule.optionalText('CidrIpv6');
  return {
    IpProtocol: rule.text('IpProtocol'),
    ...(rule.has('FromPort') && { FromPort: rule.number('FromPort') }),
    ...(rule.has('ToPort') && { ToPort: rule.number('ToPort') }),
    ...(cidr && {
      IpRanges: [{ CidrIp: cidr, ...(Description && { Description }) }],
    }),
    ...(cidrIpv6 && {
      Ipv6Ranges: [{ CidrIpv6: cidrIpv6, ...(Description && { Description }) }],
    }),
    ...(group && {
      UserIdGroupPairs: [
        { GroupId: group, ...(Description && { Description }) },
      ],
    }),
    ...(prefixList && {
      PrefixListIds: [
        { PrefixListId: prefixList, ...(Description && { Description }) },
      ],
    }),
  };
}
