import { each, NAMES, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const networkFirewall: Seed = {
  service: 'network-firewall',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('network-firewall', operation, input);
    const FirewallPolicy = {
      StatelessDefaultActions: ['aws:pass'],
      StatelessFragmentDefaultActions: ['aws:pass'],
    };
    const [{ FirewallPolicyResponse }] = await each(FirewallPolicyName =>
      on('CreateFirewallPolicy', {
        FirewallPolicyName,
        FirewallPolicy,
        Tags: NAMES.map(Key => ({ Key, Value: 'x' })),
      }),
    );
    await each(RuleGroupName =>
      on('CreateRuleGroup', {
        RuleGroupName,
        Type: 'STATEFUL',
        Capacity: 10,
        RuleGroup: {
          RulesSource: { RulesString: 'pass tcp any any -> any any (sid:1;)' },
        },
      }),
    );
    const {
      Vpc: { VpcId },
    } = await call('ec2', 'CreateVpc', { CidrBlock: '10.7.0.0/16' });
    await each(async (FirewallName, index) => {
      const { Subnet } = await call('ec2', 'CreateSubnet', {
        VpcId,
        CidrBlock: `10.7.${index}.0/24`,
      });
      await on('CreateFirewall', {
        FirewallName,
        VpcId,
        SubnetMappings: [{ SubnetId: Subnet.SubnetId }],
        FirewallPolicyArn: FirewallPolicyResponse.FirewallPolicyArn,
      });
    });
    return {
      ListFirewalls: {},
      ListFirewallPolicies: {},
      ListRuleGroups: {},
      ListTagsForResource: {
        input: { ResourceArn: FirewallPolicyResponse.FirewallPolicyArn },
      },
    };
  },
};
