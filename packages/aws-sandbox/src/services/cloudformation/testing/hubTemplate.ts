const ref = (Ref: string) => ({ Ref });
const att = (resource: string, attribute: string) => ({
  'Fn::GetAtt': [resource, attribute],
});

/** What of {@link hubTemplate} can differ. */
export interface HubChanges {
  domains?: string[];
  principals?: string[];
  deleteProtection?: boolean;
  addresses?: string[];
  threshold?: number;
}

/** A network with a firewall in each of two zones, joined to a shared transit gateway, with names of its own and a machine. */
export function hubTemplate(changes: HubChanges = {}) {
  const subnets = Object.fromEntries(
    ['a', 'b'].flatMap((zone, index) => [
      [
        `Firewall${zone}`,
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: ref('Vpc'),
            CidrBlock: `10.0.${index}.0/24`,
            AvailabilityZone: `eu-west-1${zone}`,
          },
        },
      ],
      [
        `Nat${zone}`,
        {
          Type: 'AWS::EC2::Subnet',
          Properties: {
            VpcId: ref('Vpc'),
            CidrBlock: `10.0.1${index}.0/24`,
            AvailabilityZone: `eu-west-1${zone}`,
          },
        },
      ],
    ]),
  );
  return {
    Parameters: {
      Image: {
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
        Default:
          '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
      },
    },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
      ...subnets,
      Internet: { Type: 'AWS::EC2::InternetGateway' },
      Attached: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref('Internet') },
      },
      Rules: {
        Type: 'AWS::NetworkFirewall::RuleGroup',
        Properties: {
          RuleGroupName: 'domains',
          Type: 'STATEFUL',
          Capacity: 100,
          RuleGroup: {
            RulesSource: {
              RulesSourceList: {
                GeneratedRulesType: 'ALLOWLIST',
                TargetTypes: ['TLS_SNI', 'HTTP_HOST'],
                Targets: changes.domains ?? ['.pypi.org'],
              },
            },
            StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
          },
        },
      },
      Policy: {
        Type: 'AWS::NetworkFirewall::FirewallPolicy',
        Properties: {
          FirewallPolicyName: 'egress',
          FirewallPolicy: {
            StatelessDefaultActions: ['aws:forward_to_sfe'],
            StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
            StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
            StatefulDefaultActions: ['aws:drop_established'],
            StatefulRuleGroupReferences: [
              { ResourceArn: ref('Rules'), Priority: 1 },
            ],
          },
        },
      },
      Firewall: {
        Type: 'AWS::NetworkFirewall::Firewall',
        Properties: {
          FirewallName: 'egress',
          FirewallPolicyArn: ref('Policy'),
          VpcId: ref('Vpc'),
          SubnetMappings: [
            { SubnetId: ref('Firewalla') },
            { SubnetId: ref('Firewallb') },
          ],
          DeleteProtection: changes.deleteProtection ?? false,
        },
      },
      Logs: { Type: 'AWS::Logs::LogGroup' },
      Logging: {
        Type: 'AWS::NetworkFirewall::LoggingConfiguration',
        Properties: {
          FirewallArn: ref('Firewall'),
          LoggingConfiguration: {
            LogDestinationConfigs: ['ALERT', 'FLOW'].map(LogType => ({
              LogType,
              LogDestinationType: 'CloudWatchLogs',
              LogDestination: { logGroup: ref('Logs') },
            })),
          },
        },
      },
      Edge: {
        Type: 'AWS::EC2::RouteTable',
        Properties: { VpcId: ref('Vpc') },
      },
      Back: {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: ref('Edge'),
          DestinationCidrBlock: '10.0.10.0/24',
          VpcEndpointId: {
            'Fn::Select': [
              1,
              {
                'Fn::Split': [
                  ':',
                  { 'Fn::Select': [0, att('Firewall', 'EndpointIds')] },
                ],
              },
            ],
          },
        },
      },
      Incoming: {
        Type: 'AWS::EC2::GatewayRouteTableAssociation',
        DependsOn: ['Back', 'Attached'],
        Properties: { GatewayId: ref('Internet'), RouteTableId: ref('Edge') },
      },
      Transit: {
        Type: 'AWS::EC2::TransitGateway',
        Properties: {
          DefaultRouteTableAssociation: 'disable',
          DefaultRouteTablePropagation: 'disable',
        },
      },
      Joined: {
        Type: 'AWS::EC2::TransitGatewayAttachment',
        Properties: {
          TransitGatewayId: ref('Transit'),
          VpcId: ref('Vpc'),
          SubnetIds: [ref('Nata'), ref('Natb')],
        },
      },
      Hub: {
        Type: 'AWS::EC2::TransitGatewayRouteTable',
        Properties: { TransitGatewayId: ref('Transit') },
      },
      Associated: {
        Type: 'AWS::EC2::TransitGatewayRouteTableAssociation',
        Properties: {
          TransitGatewayRouteTableId: ref('Hub'),
          TransitGatewayAttachmentId: ref('Joined'),
        },
      },
      Propagated: {
        Type: 'AWS::EC2::TransitGatewayRouteTablePropagation',
        Properties: {
          TransitGatewayRouteTableId: ref('Hub'),
          TransitGatewayAttachmentId: ref('Joined'),
        },
      },
      Nowhere: {
        Type: 'AWS::EC2::TransitGatewayRoute',
        Properties: {
          TransitGatewayRouteTableId: ref('Hub'),
          DestinationCidrBlock: '10.0.0.0/8',
          Blackhole: true,
        },
      },
      Share: {
        Type: 'AWS::RAM::ResourceShare',
        Properties: {
          Name: 'transit',
          ResourceArns: [att('Transit', 'TransitGatewayArn')],
          Principals: changes.principals ?? ['777788889999'],
        },
      },
      Options: {
        Type: 'AWS::EC2::DHCPOptions',
        Properties: { DomainNameServers: ['AmazonProvidedDNS'] },
      },
      WithOptions: {
        Type: 'AWS::EC2::VPCDHCPOptionsAssociation',
        Properties: { VpcId: ref('Vpc'), DhcpOptionsId: ref('Options') },
      },
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: {
          Name: 'sts.eu-west-1.amazonaws.com',
          VPCs: [{ VPCId: ref('Vpc'), VPCRegion: ref('AWS::Region') }],
        },
      },
      Endpoint: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcId: ref('Vpc'),
          ServiceName: 'com.amazonaws.eu-west-1.sts',
          VpcEndpointType: 'Interface',
          SubnetIds: [ref('Nata')],
        },
      },
      Alias: {
        Type: 'AWS::Route53::RecordSet',
        Properties: {
          HostedZoneId: ref('Zone'),
          Name: 'sts.eu-west-1.amazonaws.com',
          Type: 'A',
          AliasTarget: Object.fromEntries(
            ['HostedZoneId', 'DNSName'].map((name, index) => [
              name,
              {
                'Fn::Select': [
                  index,
                  {
                    'Fn::Split': [
                      ':',
                      { 'Fn::Select': [0, att('Endpoint', 'DnsEntries')] },
                    ],
                  },
                ],
              },
            ]),
          ),
        },
      },
      Others: {
        Type: 'AWS::Route53::RecordSetGroup',
        Properties: {
          HostedZoneId: ref('Zone'),
          RecordSets: [
            {
              Name: 'a.sts.eu-west-1.amazonaws.com',
              Type: 'A',
              TTL: '60',
              ResourceRecords: changes.addresses ?? ['10.0.0.9'],
            },
          ],
        },
      },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: { Service: 'ec2.amazonaws.com' },
              },
            ],
          },
        },
      },
      Profile: {
        Type: 'AWS::IAM::InstanceProfile',
        Properties: { Roles: [ref('Role')] },
      },
      Machine: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: ref('Image'),
          InstanceType: 't3.micro',
          SubnetId: ref('Nata'),
          IamInstanceProfile: ref('Profile'),
        },
      },
      Idle: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          Namespace: 'Canvas',
          MetricName: 'Idle',
          Statistic: 'Maximum',
          Period: 60,
          EvaluationPeriods: 1,
          Threshold: changes.threshold ?? 120,
          ComparisonOperator: 'GreaterThanThreshold',
        },
      },
    },
    Outputs: {
      Endpoints: {
        Value: { 'Fn::Join': [',', att('Firewall', 'EndpointIds')] },
      },
      Address: { Value: att('Machine', 'PrivateIp') },
      Zone: { Value: att('Zone', 'Id') },
      Alarm: { Value: att('Idle', 'Arn') },
    },
  };
}
