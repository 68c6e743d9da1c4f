import { ResourceSnapshot } from '../../model';
import { LiveProperties, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';
import { RuleDirection } from './ipPermission';

interface LiveRule {
  readonly SecurityGroupRuleId: string;
  readonly GroupId: string;
  readonly IsEgress: boolean;
  readonly IpProtocol: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly CidrIpv4?: string;
  readonly CidrIpv6?: string;
  readonly PrefixListId?: string;
  readonly ReferencedGroupInfo?: { readonly GroupId: string };
  readonly Description?: string;
}

async function rulesBy(
  { context }: ReadRequest,
  query: object,
): Promise<LiveRule[]> {
  const found: LiveRule[] = [];
  let NextToken: string | undefined;
  do {
    const page = await context.invoke('ec2', 'DescribeSecurityGroupRules', {
      ...query,
      NextToken,
    });
    found.push(...page.SecurityGroupRules);
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

function templateRule(rule: LiveRule): Record<string, unknown> {
  const peer = rule.IsEgress ? 'Destination' : 'Source';
  const hasPorts = rule.IpProtocol !== '-1';
  return {
    IpProtocol: rule.IpProtocol,
    FromPort: hasPorts ? rule.FromPort : undefined,
    ToPort: hasPorts ? rule.ToPort : undefined,
    CidrIp: rule.CidrIpv4,
    CidrIpv6: rule.CidrIpv6,
    Description: rule.Description,
    [`${peer}PrefixListId`]: rule.PrefixListId,
    [`${peer}SecurityGroupId`]: rule.ReferencedGroupInfo?.GroupId,
  };
}

function isRuleOf(sibling: ResourceSnapshot, rule: LiveRule): boolean {
  return sibling.state?.physicalId === rule.SecurityGroupRuleId;
}

/** A security group as it is now, without the rules that other resources of the stack put into it. */
export async function readSecurityGroup(
  request: ReadRequest,
): Promise<LiveProperties | undefined> {
  const { context, state, siblings } = request;
  const answer = await unlessMissing(
    () =>
      context.invoke('ec2', 'DescribeSecurityGroups', {
        GroupIds: [state.physicalId],
      }),
    /NotFound/,
  );
  const group = answer?.SecurityGroups[0];
  if (!group) {
    return undefined;
  }
  const rules = await rulesBy(request, {
    Filters: [{ Name: 'group-id', Values: [state.physicalId] }],
  });
  const own = rules.filter(
    rule => !siblings.some(sibling => isRuleOf(sibling, rule)),
  );
  return {
    GroupDescription: group.Description,
    GroupName: group.GroupName,
    VpcId: group.VpcId,
    SecurityGroupIngress: own.filter(rule => !rule.IsEgress).map(templateRule),
    SecurityGroupEgress: own.filter(rule => rule.IsEgress).map(templateRule),
    Tags: group.Tags ?? [],
  };
}

/** A rule that is a resource of its own as it is now. */
export function readSecurityGroupRule(direction: RuleDirection) {
  return async (request: ReadRequest): Promise<LiveProperties | undefined> => {
    const rules = await unlessMissing(
      () =>
        rulesBy(request, {
          SecurityGroupRuleIds: [request.state.physicalId],
        }),
      /NotFound/,
    );
    const rule = rules?.find(
      ({ IsEgress }) => IsEgress === (direction === 'Egress'),
    );
    return rule && { GroupId: rule.GroupId, ...templateRule(rule) };
  };
}
