import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { firewallTags, updateFirewallTags } from './firewallTags';

const SERVICE = 'network-firewall';

/** `AWS::NetworkFirewall::RuleGroup` */
export const ruleGroupHandler: ResourceHandler = {
  type: 'AWS::NetworkFirewall::RuleGroup',

  async create({ context, properties, tags, started }) {
    const { RuleGroupResponse } = await context.invoke(
      SERVICE,
      'CreateRuleGroup',
      {
        RuleGroupName: properties.text('RuleGroupName'),
        Type: properties.text('Type'),
        Capacity: properties.number('Capacity'),
        Description: properties.optionalText('Description'),
        RuleGroup: properties.raw('RuleGroup'),
        Tags: firewallTags(tags),
      },
    );
    const { RuleGroupArn, RuleGroupId } = RuleGroupResponse;
    started(RuleGroupArn);
    return {
      physicalId: RuleGroupArn,
      attributes: { RuleGroupArn, RuleGroupId },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if (changed.has('RuleGroup') || changed.has('Description')) {
      const key = { RuleGroupArn: state.physicalId };
      const { UpdateToken } = await context.invoke(
        SERVICE,
        'DescribeRuleGroup',
        key,
      );
      await context.invoke(SERVICE, 'UpdateRuleGroup', {
        ...key,
        UpdateToken,
        Description: properties.optionalText('Description'),
        RuleGroup: properties.raw('RuleGroup'),
      });
    }
    await updateFirewallTags(request);
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteRuleGroup', {
        RuleGroupArn: state.physicalId,
      }),
    );
  },
};
