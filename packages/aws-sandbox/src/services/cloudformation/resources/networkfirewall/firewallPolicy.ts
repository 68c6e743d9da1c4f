import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { firewallTags, updateFirewallTags } from './firewallTags';

const SERVICE = 'network-firewall';

/** `AWS::NetworkFirewall::FirewallPolicy` */
export const firewallPolicyHandler: ResourceHandler = {
  type: 'AWS::NetworkFirewall::FirewallPolicy',

  async create({ context, properties, tags, started }) {
    const { FirewallPolicyResponse } = await context.invoke(
      SERVICE,
      'CreateFirewallPolicy',
      {
        FirewallPolicyName: properties.text('FirewallPolicyName'),
        FirewallPolicy: properties.raw('FirewallPolicy'),
        Description: properties.optionalText('Description'),
        Tags: firewallTags(tags),
      },
    );
    const { FirewallPolicyArn, FirewallPolicyId } = FirewallPolicyResponse;
    started(FirewallPolicyArn);
    return {
      physicalId: FirewallPolicyArn,
      attributes: { FirewallPolicyArn, FirewallPolicyId },
    };
  },

  async update(request) {
    const { context, properties, state, changed } = request;
    if (changed.has('FirewallPolicy') || changed.has('Description')) {
      const key = { FirewallPolicyArn: state.physicalId };
      const { UpdateToken } = await context.invoke(
        SERVICE,
        'DescribeFirewallPolicy',
        key,
      );
      await context.invoke(SERVICE, 'UpdateFirewallPolicy', {
        ...key,
        UpdateToken,
        FirewallPolicy: properties.raw('FirewallPolicy'),
        Description: properties.optionalText('Description'),
      });
    }
    await updateFirewallTags(request);
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteFirewallPolicy', {
        FirewallPolicyArn: state.physicalId,
      }),
    );
  },
};
