/** Calls for something to remember of the services that the template leaves out: service, operation, input. */
export function callsBeyondStacks(
  vpcId: string,
): readonly (readonly [string, string, object])[] {
  return [
    ['ec2', 'CreateTransitGateway', { Description: 'broad' }],
    [
      'network-firewall',
      'CreateRuleGroup',
      {
        RuleGroupName: 'broad',
        Type: 'STATEFUL',
        Capacity: 10,
        RuleGroup: {
          RulesSource: {
            RulesString: 'pass tcp any any -> any any (sid:1; rev:1;)',
          },
        },
      },
    ],
    [
      'monitoring',
      'PutMetricAlarm',
      {
        AlarmName: 'broad',
        Namespace: 'Broad',
        MetricName: 'Idle',
        Statistic: 'Maximum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ],
    ['ram', 'CreateResourceShare', { name: 'broad' }],
    [
      'route53',
      'CreateHostedZone',
      {
        Name: 'broad.internal',
        CallerReference: 'one',
        VPC: { VPCId: vpcId, VPCRegion: 'eu-west-1' },
      },
    ],
  ];
}
