import type {
  DescribeSecurityGroupRulesRequest,
  ModifySecurityGroupRulesRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { Ec2State, Records } from './Ec2State';
import { readRules, RulesRequest } from './readRules';
import { SecurityGroup, SecurityGroupRule } from './records';
import { isSameRule } from './securityGroupRecord';

const FIELDS: FilterFields<SecurityGroupRule> = {
  'security-group-rule-id': rule => [rule.SecurityGroupRuleId],
  'group-id': rule => [rule.GroupId],
};

const UNKNOWN_RULE = 'InvalidSecurityGroupRuleId.NotFound';

function groupOf(
  context: CallContext,
  action: string,
  groupId: string | undefined,
): SecurityGroup {
  const id = required(groupId, 'groupId');
  authorizeEc2(context, action, `security-group/${id}`);
  return Ec2State.of(context).securityGroups.require(id);
}

function authorizeTraffic(egress: boolean, action: string): Operation {
  return (context, input: RulesRequest) => {
    const group = groupOf(context, action, input.GroupId);
    const rules = readRules({ context, group, egress, input });
    const duplicate = rules.find(rule =>
      group.rules.some(other => isSameRule(rule, other)),
    );
    if (duplicate) {
      throw ec2Error(
        'InvalidPermission.Duplicate',
        `the specified rule "${duplicate.IpProtocol} ${duplicate.FromPort}-${duplicate.ToPort}" already exists`,
      );
    }
    requireEc2Quota(
      context,
      'rules',
      group.rules.filter(({ IsEgress }) => IsEgress === egress).length,
      rules.length,
    );
    group.rules.push(...rules);
    return { Return: true, SecurityGroupRules: rules };
  };
}

function revokeByIds(
  group: SecurityGroup,
  egress: boolean,
  ids: readonly string[],
): SecurityGroupRule[] {
  return ids.map(id => {
    const rule = group.rules.find(
      other => other.IsEgress === egress && other.SecurityGroupRuleId === id,
    );
    if (!rule) {
      throw ec2Error(
        UNKNOWN_RULE,
        `The security group rule ID '${id}' does not exist`,
      );
    }
    return rule;
  });
}

function revokeTraffic(egress: boolean, action: string): Operation {
  return (
    context,
    input: RulesRequest & { SecurityGroupRuleIds?: string[] },
  ) => {
    const group = groupOf(context, action, input.GroupId);
    const doomed = input.SecurityGroupRuleIds?.length
      ? revokeByIds(group, egress, input.SecurityGroupRuleIds)
      : readRules({ context, group, egress, input }).map(wanted => {
          const rule = group.rules.find(other => isSameRule(other, wanted));
          if (!rule) {
            throw ec2Error(
              'InvalidPermission.NotFound',
              'The specified rule does not exist in this security group.',
            );
          }
          return rule;
        });
    group.rules = group.rules.filter(rule => !doomed.includes(rule));
    return { Return: true };
  };
}

export const securityGroupRuleOperations: Readonly<Record<string, Operation>> =
  {
    AuthorizeSecurityGroupIngress: authorizeTraffic(
      false,
      'AuthorizeSecurityGroupIngress',
    ),
    AuthorizeSecurityGroupEgress: authorizeTraffic(
      true,
      'AuthorizeSecurityGroupEgress',
    ),
    RevokeSecurityGroupIngress: revokeTraffic(
      false,
      'RevokeSecurityGroupIngress',
    ),
    RevokeSecurityGroupEgress: revokeTraffic(true, 'RevokeSecurityGroupEgress'),

    ModifySecurityGroupRules(context, input: ModifySecurityGroupRulesRequest) {
      const group = groupOf(context, 'ModifySecurityGroupRules', input.GroupId);
      const changes = required(input.SecurityGroupRules, 'securityGroupRule');
      for (const {
        SecurityGroupRuleId,
        SecurityGroupRule: wanted,
      } of changes) {
        const rule = group.rules.find(
          other => other.SecurityGroupRuleId === SecurityGroupRuleId,
        );
        if (!rule) {
          throw ec2Error(
            UNKNOWN_RULE,
            `The security group rule ID '${SecurityGroupRuleId}' does not exist`,
          );
        }
        const others = Object.keys(wanted ?? {}).filter(
          name => name !== 'Description',
        );
        if (others.length) {
          throw ec2Error(
            'InvalidParameterValue',
            `Changing ${others.join(
              ', ',
            )} of a rule is not implemented by the local AWS; only Description is`,
          );
        }
        rule.Description = wanted?.Description;
      }
      return { Return: true };
    },

    DescribeSecurityGroupRules(
      context,
      input: DescribeSecurityGroupRulesRequest,
    ) {
      authorizeEc2(context, 'DescribeSecurityGroupRules');
      const records = new Records<SecurityGroupRule>(
        UNKNOWN_RULE,
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
