import { hubTemplate } from '../testing/hubTemplate';
import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

jest.setTimeout(60_000);

let world: StackTestWorld;
beforeAll(async () => {
  world = await stackTestWorld();
});
afterAll(() => world.stop());

const output = (
  stack: { Outputs: { OutputKey: string; OutputValue: string }[] },
  key: string,
) => stack.Outputs.find(({ OutputKey }) => OutputKey === key)!.OutputValue;
const failures = () =>
  world
    .events('hub')
    .filter(({ ResourceStatus }) => ResourceStatus.endsWith('FAILED'))
    .map(
      ({ LogicalResourceId, ResourceStatusReason }) =>
        `${LogicalResourceId}: ${ResourceStatusReason}`,
    );

describe('a stack of a hub', () => {
  it('comes about', async () => {
    const stack = await world.create('hub', hubTemplate());
    expect(failures()).toEqual([]);
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(output(stack, 'Address')).toMatch(/^10\.0\.10\./);
    expect(output(stack, 'Alarm')).toMatch(/:alarm:hub-Idle-/);
  });

  it('has the endpoints of firewalls by zone, in no order of the subnets', async () => {
    const { Stacks } = await world.call('DescribeStacks', { StackName: 'hub' });
    const ids = output(Stacks[0], 'Endpoints').split(',');
    expect(ids.map(id => id.split(':')[0])).toEqual([
      'eu-west-1b',
      'eu-west-1a',
    ]);
    const { RouteTables } = await world.call(
      'DescribeRouteTables',
      { RouteTableIds: [world.physicalId('hub', 'Edge')] },
      'ec2',
    );
    expect(RouteTables[0]).toMatchObject({
      Associations: [{ GatewayId: world.physicalId('hub', 'Internet') }],
      Routes: [
        { GatewayId: 'local' },
        { GatewayId: ids[0].split(':')[1], State: 'active' },
      ],
    });
    const { FirewallStatus } = await world.call(
      'DescribeFirewall',
      { FirewallName: 'egress' },
      'network-firewall',
    );
    expect(FirewallStatus).toMatchObject({
      Status: 'READY',
      ConfigurationSyncStateSummary: 'IN_SYNC',
    });
  });

  it('changes in place', async () => {
    const before = world.physicalId('hub', 'Firewall');
    const stack = await world.update(
      'hub',
      hubTemplate({
        domains: ['.pypi.org', '.conda.io'],
        principals: ['777788889999', '222233334444'],
        deleteProtection: true,
        addresses: ['10.0.0.9', '10.0.0.10'],
        threshold: 60,
      }),
    );
    expect(failures()).toEqual([]);
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(world.physicalId('hub', 'Firewall')).toBe(before);
    const { RuleGroup } = await world.call(
      'DescribeRuleGroup',
      { RuleGroupName: 'domains', Type: 'STATEFUL' },
      'network-firewall',
    );
    expect(RuleGroup.RulesSource.RulesSourceList.Targets).toContain(
      '.conda.io',
    );
    const { resourceShareAssociations } = await world.call(
      'GetResourceShareAssociations',
      { associationType: 'PRINCIPAL' },
      'ram',
    );
    expect(resourceShareAssociations).toHaveLength(2);
    const { MetricAlarms } = await world.call(
      'DescribeAlarms',
      {},
      'monitoring',
    );
    expect(MetricAlarms).toMatchObject([
      { Threshold: 60, StateValue: 'INSUFFICIENT_DATA' },
    ]);
    const { ResourceRecordSets } = await world.call(
      'ListResourceRecordSets',
      { HostedZoneId: output(stack, 'Zone') },
      'route53',
    );
    expect(
      ResourceRecordSets.find(({ Name }: { Name: string }) =>
        Name.startsWith('a.'),
      ),
    ).toMatchObject({
      ResourceRecords: [{ Value: '10.0.0.9' }, { Value: '10.0.0.10' }],
    });
  });

  it('does not go while its firewall is protected, and leaves nothing afterwards', async () => {
    const failed = await world.remove('hub');
    expect(failed.StackStatus).toBe('DELETE_FAILED');
    expect(failures()).toContainEqual(
      expect.stringMatching(/^Firewall:.*delete protection is enabled/),
    );
    await world.call(
      'UpdateFirewallDeleteProtection',
      { FirewallName: 'egress', DeleteProtection: false },
      'network-firewall',
    );
    const stack = await world.remove('hub');
    expect(stack.StackStatus).toBe('DELETE_COMPLETE');
    const none = async (service: string, operation: string) =>
      Object.values(await world.call(operation, {}, service)).find(
        Array.isArray,
      );
    expect(await none('ec2', 'DescribeVpcs')).toEqual([]);
    expect(await none('route53', 'ListHostedZones')).toEqual([]);
    expect(await none('network-firewall', 'ListRuleGroups')).toEqual([]);
    expect(await none('monitoring', 'DescribeAlarms')).toEqual([]);
  });
});
