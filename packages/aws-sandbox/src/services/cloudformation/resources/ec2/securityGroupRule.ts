import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler } from '../ResourceHandler';
import { ipPermission, RuleDirection } from './ipPermission';
import { readSecurityGroupRule } from './readSecurityGroup';

function ruleHandler(direction: RuleDirection): ResourceHandler {
  const revoke = (properties: Properties, ruleId: string) => ({
    GroupId: properties.text('GroupId'),
    SecurityGroupRuleIds: [ruleId],
  });
  const authorize = (properties: Properties) => ({
    GroupId: properties.text('GroupId'),
    IpPermissions: [ipPermission(properties, direction)],
  });
  return {
    type: `AWS::EC2::SecurityGroup${direction}`,
    read: readSecurityGroupRule(direction),

    async create({ context, properties, started }) {
      const { SecurityGroupRules } = await context.invoke(
        'ec2',
        `AuthorizeSecurityGroup${direction}`,
        authorize(properties),
      );
      const physicalId = SecurityGroupRules[0].SecurityGroupRuleId;
      started(physicalId);
      return { physicalId, attributes: { Id: physicalId } };
    },

    async update({ context, properties, state }) {
      await context.invoke('ec2', 'ModifySecurityGroupRules', {
        GroupId: properties.text('GroupId'),
        SecurityGroupRules: [
          {
            SecurityGroupRuleId: state.physicalId,
            SecurityGroupRule: {
              Description: properties.optionalText('Description'),
            },
          },
        ],
      });
      return state;
    },

    delete({ context, properties, state }) {
      return ignoreMissing(() =>
        context.invoke(
          'ec2',
          `RevokeSecurityGroup${direction}`,
          revoke(properties, state.physicalId),
        ),
      );
    },
  };
}

/** `AWS::EC2::SecurityGroupIngress` */
export const securityGroupIngressHandler = ruleHandler('Ingress');

/** `AWS::EC2::SecurityGroupEgress` */
export const securityGroupEgressHandler = ruleHandler('Egress');
