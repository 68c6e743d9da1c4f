import {
  CreateRouteCommand,
  CreateRouteTableCommand,
  DeleteSubnetCommand,
  DeleteVpcEndpointsCommand,
  DescribeRouteTablesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateFirewallCommand,
  CreateFirewallPolicyCommand,
  CreateRuleGroupCommand,
  CreateRuleGroupCommandInput,
  DeleteFirewallCommand,
  DeleteFirewallPolicyCommand,
  DeleteRuleGroupCommand,
  DescribeFirewallCommand,
  DescribeRuleGroupCommand,
  ListRuleGroupsCommand,
  ListTagsForResourceCommand,
  NetworkFirewallClient,
  UpdateFirewallDeleteProtectionCommand,
  UpdateLoggingConfigurationCommand,
  UpdateRuleGroupCommand,
} from '@aws-sdk/client-network-firewall';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { networkWorld, TestNetwork } from '../ec2/testing/networkWorld';

let sandbox: TestSandbox;
let client: NetworkFirewallClient;
let net: TestNetwork;
const { ec2, network } = networkWorld(() => sandbox);
beforeAll(async () => {
  sandbox = await startTestSandbox();
  client = new NetworkFirewallClient(sandbox.config(sandbox.admin(SPOKE)));
  net = await network(SPOKE, '10.1');
});
afterAll(() => sandbox.stop());

const strict = { RuleOrder: 'STRICT_ORDER' as const };
const domains = (Targets: string[]) => ({
  RulesSource: {
    RulesSourceList: {
      GeneratedRulesType: 'ALLOWLIST' as const,
      TargetTypes: ['TLS_SNI' as const],
      Targets,
    },
  },
  StatefulRuleOptions: strict,
});
const createGroup = (change: Partial<CreateRuleGroupCommandInput> = {}) =>
  client.send(
    new CreateRuleGroupCommand({
      RuleGroupName: 'domains',
      Type: 'STATEFUL',
      Capacity: 3,
      RuleGroup: domains(['.pypi.org']),
      ...change,
    }),
  );
const createPolicy = (FirewallPolicyName: string, change: object = {}) =>
  client.send(
    new CreateFirewallPolicyCommand({
      FirewallPolicyName,
      FirewallPolicy: {
        StatelessDefaultActions: ['aws:forward_to_sfe'],
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        StatefulEngineOptions: strict,
        ...change,
      },
    }),
  );
const describeFirewall = () =>
  client.send(new DescribeFirewallCommand({ FirewallName: 'egress' }));

describe('a rule group', () => {
  let arn: string;

  it('is made, listed and described with what it uses of its capacity', async () => {
    const { RuleGroupResponse } = await createGroup({
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    arn = RuleGroupResponse!.RuleGroupArn!;
    expect(RuleGroupResponse).toMatchObject({
      ConsumedCapacity: 1,
      Capacity: 3,
      RuleGroupStatus: 'ACTIVE',
    });
    const { RuleGroups } = await client.send(
      new ListRuleGroupsCommand({ Type: 'STATEFUL' }),
    );
    expect(RuleGroups).toEqual([{ Name: 'domains', Arn: arn }]);
    const { Tags } = await client.send(
      new ListTagsForResourceCommand({ ResourceArn: arn }),
    );
    expect(Tags).toEqual([{ Key: 'a', Value: 'b' }]);
  });

  it('changes for whoever knows how it is now', async () => {
    const { UpdateToken } = await client.send(
      new DescribeRuleGroupCommand({ RuleGroupArn: arn }),
    );
    const update = (token: string, Targets: string[]) =>
      client.send(
        new UpdateRuleGroupCommand({
          RuleGroupArn: arn,
          UpdateToken: token,
          RuleGroup: domains(Targets),
        }),
      );
    await update(UpdateToken!, ['.pypi.org', '.conda.io']);
    await expect(update(UpdateToken!, ['.pypi.org'])).rejects.toMatchObject({
      name: 'InvalidTokenException',
    });
  });

  it.each<[string, Partial<CreateRuleGroupCommandInput>, RegExp]>([
    ['a name that is taken', { RuleGroupName: 'domains' }, /already exists/],
    [
      'more rules than capacity',
      { RuleGroup: domains(['.a.org', '.b.org', '.c.org', '.d.org']) },
      /capacity of 4/,
    ],
    [
      'a domain that is none',
      { RuleGroup: domains(['*.example.com']) },
      /\*\.example\.com/,
    ],
    [
      'text that is no rule',
      { RuleGroup: undefined, Rules: 'let everything through' },
      /Unable to parse/,
    ],
    ['rules of the other type', { Type: 'STATELESS' }, /do not fit/],
  ])('cannot have %s', async (_, change, message) => {
    await expect(
      createGroup({ RuleGroupName: 'other', ...change }),
    ).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringMatching(message),
    });
  });

  it('can be written in the language of Suricata', async () => {
    const Rules =
      '# only names\npass tls $HOME_NET any -> any 443 (tls.sni; content:"a.org"; sid:1; rev:1;)';
    const { RuleGroupResponse } = await createGroup({
      RuleGroupName: 'text',
      RuleGroup: undefined,
      Rules,
    });
    expect(RuleGroupResponse!.ConsumedCapacity).toBe(1);
  });
});

describe('a policy', () => {
  it.each<[string, object, RegExp]>([
    [
      'two stateless actions',
      { StatelessDefaultActions: ['aws:pass', 'aws:drop'] },
      /exactly one/,
    ],
    [
      'default drops without strict order',
      {
        StatefulEngineOptions: undefined,
        StatefulDefaultActions: ['aws:drop_established'],
      },
      /not valid with/,
    ],
    [
      'a group that is not there',
      {
        StatefulRuleGroupReferences: [
          {
            ResourceArn: `arn:aws:network-firewall:eu-west-1:${SPOKE}:stateful-rulegroup/no`,
            Priority: 1,
          },
        ],
      },
      /does not exist/,
    ],
    [
      'a group without its place',
      {
        StatefulRuleGroupReferences: [
          {
            ResourceArn: `arn:aws:network-firewall:eu-west-1:${SPOKE}:stateful-rulegroup/domains`,
          },
        ],
      },
      /Priority is required/,
    ],
    [
      'a group of another order',
      {
        StatefulRuleGroupReferences: [
          {
            ResourceArn: `arn:aws:network-firewall:eu-west-1:${SPOKE}:stateful-rulegroup/text`,
            Priority: 1,
          },
        ],
      },
      /rule order/,
    ],
  ])('cannot have %s', async (_, change, message) => {
    await expect(createPolicy('wrong', change)).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringMatching(message),
    });
  });
});

describe('a firewall', () => {
  let policyArn: string;
  let endpoints: string[];
  beforeAll(async () => {
    const { FirewallPolicyResponse } = await createPolicy('egress', {
      StatefulRuleGroupReferences: [
        {
          ResourceArn: `arn:aws:network-firewall:eu-west-1:${SPOKE}:stateful-rulegroup/domains`,
          Priority: 1,
        },
      ],
    });
    policyArn = FirewallPolicyResponse!.FirewallPolicyArn!;
  });

  it('becomes ready with an endpoint in each zone', async () => {
    const create = (SubnetIds: string[]) =>
      client.send(
        new CreateFirewallCommand({
          FirewallName: 'egress',
          FirewallPolicyArn: policyArn,
          VpcId: net.vpcId,
          SubnetMappings: SubnetIds.map(SubnetId => ({ SubnetId })),
          DeleteProtection: true,
        }),
      );
    await expect(
      create([net.subnetIds[0], net.subnetIds[0]]),
    ).rejects.toMatchObject({ name: 'InvalidRequestException' });
    const { FirewallStatus } = await create(net.subnetIds);
    expect(FirewallStatus).toMatchObject({
      Status: 'PROVISIONING',
      ConfigurationSyncStateSummary: 'PENDING',
    });
    expect(
      FirewallStatus!.SyncStates!['eu-west-1a'].Attachment!.EndpointId,
    ).toBeUndefined();
    const ready = await eventually(
      describeFirewall,
      answer => answer.FirewallStatus!.Status === 'READY',
    );
    const states = ready.FirewallStatus!.SyncStates!;
    expect(Object.keys(states)).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(states['eu-west-1a'].Config![policyArn].SyncStatus).toBe('IN_SYNC');
    endpoints = Object.values(states).map(
      ({ Attachment }) => Attachment!.EndpointId!,
    );
  });

  it('can be routed to, and its endpoints are its own', async () => {
    const { RouteTable } = await ec2(SPOKE).send(
      new CreateRouteTableCommand({ VpcId: net.vpcId }),
    );
    await ec2(SPOKE).send(
      new CreateRouteCommand({
        RouteTableId: RouteTable!.RouteTableId,
        DestinationCidrBlock: '0.0.0.0/0',
        VpcEndpointId: endpoints[0],
      }),
    );
    const { Unsuccessful } = await ec2(SPOKE).send(
      new DeleteVpcEndpointsCommand({ VpcEndpointIds: [endpoints[0]] }),
    );
    expect(Unsuccessful).toHaveLength(1);
    await expect(
      ec2(SPOKE).send(new DeleteSubnetCommand({ SubnetId: net.subnetIds[0] })),
    ).rejects.toMatchObject({ name: 'DependencyViolation' });
  });

  it('takes one change of its logging at a time', async () => {
    const config = (LogType: 'ALERT' | 'FLOW') => ({
      LogType,
      LogDestinationType: 'CloudWatchLogs' as const,
      LogDestination: { logGroup: 'firewall' },
    });
    const set = (...types: ('ALERT' | 'FLOW')[]) =>
      client.send(
        new UpdateLoggingConfigurationCommand({
          FirewallName: 'egress',
          LoggingConfiguration: { LogDestinationConfigs: types.map(config) },
        }),
      );
    await expect(set('ALERT', 'FLOW')).rejects.toThrow(/one change/i);
    await set('ALERT');
    await set('ALERT', 'FLOW');
  });

  it('goes only unprotected, and holds its policy and rules until then', async () => {
    const remove = () =>
      client.send(new DeleteFirewallCommand({ FirewallName: 'egress' }));
    await expect(remove()).rejects.toMatchObject({
      name: 'InvalidOperationException',
    });
    await expect(
      client.send(
        new DeleteFirewallPolicyCommand({ FirewallPolicyArn: policyArn }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidOperationException' });
    await expect(
      client.send(
        new DeleteRuleGroupCommand({
          RuleGroupName: 'domains',
          Type: 'STATEFUL',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidOperationException' });
    await client.send(
      new UpdateFirewallDeleteProtectionCommand({
        FirewallName: 'egress',
        DeleteProtection: false,
      }),
    );
    const { FirewallStatus } = await remove();
    expect(FirewallStatus!.Status).toBe('DELETING');
    await eventually(
      () =>
        describeFirewall().then(
          () => '',
          error => error.name,
        ),
      name => name === 'ResourceNotFoundException',
    );
    const { RouteTables } = await ec2(SPOKE).send(
      new DescribeRouteTablesCommand({}),
    );
    expect(RouteTables!.flatMap(({ Routes }) => Routes!)).toContainEqual(
      expect.objectContaining({ GatewayId: endpoints[0], State: 'blackhole' }),
    );
    await client.send(
      new DeleteFirewallPolicyCommand({ FirewallPolicyArn: policyArn }),
    );
    await client.send(
      new DeleteRuleGroupCommand({
        RuleGroupName: 'domains',
        Type: 'STATEFUL',
      }),
    );
  });
});
