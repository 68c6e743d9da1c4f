import {
  resourcesOf,
  spelled,
  templateOf,
  TemplateResource,
} from '../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);

const subnetRanges = (all: Record<string, TemplateResource>) =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([, { Type }]) => Type === 'AWS::EC2::Subnet')
      .map(([id, { Properties }]) => [
        id.replace('NetworkVpc', ''),
        Properties.CidrBlock,
      ]),
  );

it('gives workloads no way to the internet but the NAT gateway', () => {
  const routes = Object.entries(resources).filter(
    ([, { Type }]) => Type === 'AWS::EC2::Route',
  );
  const workloadRoutes = routes.filter(([id]) => id.includes('Workload'));
  expect(workloadRoutes).toHaveLength(2);
  for (const [, { Properties }] of workloadRoutes) {
    expect(Properties).toMatchObject({
      DestinationCidrBlock: '0.0.0.0/0',
      NatGatewayId: { Ref: 'NetworkVpcEgressSubnet1NATGateway' },
    });
    expect(Properties).not.toHaveProperty('GatewayId');
  }
});

it('gives no subnet public addresses', () => {
  template.allResourcesProperties('AWS::EC2::Subnet', {
    MapPublicIpOnLaunch: false,
  });
});

it('moves no subnet when a zone is added', () => {
  const one = subnetRanges(resourcesOf(templateOf({ network: { maxAzs: 1 } })));
  const three = subnetRanges(
    resourcesOf(templateOf({ network: { maxAzs: 3 } })),
  );
  expect(one).toEqual({
    WorkloadSubnet1Subnet: '10.0.0.0/18',
    EgressSubnet1Subnet: '10.0.192.0/28',
  });
  expect(three).toEqual({
    WorkloadSubnet1Subnet: '10.0.0.0/18',
    WorkloadSubnet2Subnet: '10.0.64.0/18',
    WorkloadSubnet3Subnet: '10.0.128.0/18',
    EgressSubnet1Subnet: '10.0.192.0/28',
    EgressSubnet2Subnet: '10.0.192.16/28',
    EgressSubnet3Subnet: '10.0.192.32/28',
  });
});

it('fits into the smallest range', () => {
  const ranges = subnetRanges(
    resourcesOf(
      templateOf({
        network: { cidr: '192.168.7.0/24', maxAzs: 3 },
        emr: { enabled: false },
      }),
    ),
  );
  expect(Object.values(ranges)).toEqual([
    '192.168.7.0/26',
    '192.168.7.64/26',
    '192.168.7.128/26',
    '192.168.7.192/28',
    '192.168.7.208/28',
    '192.168.7.224/28',
  ]);
});

it('lets CloudFormation choose the zones, by id where a name could lead astray', () => {
  expect(
    resources.NetworkVpcWorkloadSubnet2Subnet.Properties.AvailabilityZone,
  ).toEqual({
    'Fn::Select': [1, { 'Fn::GetAZs': '' }],
  });
  const virginia = resourcesOf(
    templateOf({ region: 'us-east-1', network: { maxAzs: 3 } }),
  );
  const zones = ['1', '2', '3'].map(
    n => virginia[`NetworkVpcWorkloadSubnet${n}Subnet`].Properties,
  );
  expect(zones.map(zone => zone.AvailabilityZoneId)).toEqual([
    'use1-az1',
    'use1-az2',
    'use1-az4',
  ]);
  zones.forEach(zone => expect(zone).not.toHaveProperty('AvailabilityZone'));
});

it('records every connection, encrypted, for three months', () => {
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    TrafficType: 'ALL',
    ResourceType: 'VPC',
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    RetentionInDays: 90,
    KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
  });
});

describe('endpoints', () => {
  const interfaces = Object.values(resources).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::EC2::VPCEndpoint' &&
      Properties.VpcEndpointType === 'Interface',
  );

  it('are those that the features call for', () => {
    const names = (all: TemplateResource[]) =>
      all.map(({ Properties }) =>
        spelled(Properties.ServiceName).replace(
          /^com\.amazonaws\.eu-west-1\./,
          '',
        ),
      );
    expect(names(interfaces)).toEqual([
      'sagemaker.api',
      'sagemaker.runtime',
      'aws.sagemaker.eu-west-1.studio',
      'sts',
      'logs',
      'kms',
      'emr-serverless',
      'emr-serverless-services.livy',
    ]);
  });

  it('are private, and for principals of this account only', () => {
    for (const { Properties } of interfaces) {
      expect(Properties.PrivateDnsEnabled).toBe(true);
      expect(Properties.SubnetIds).toHaveLength(2);
      expect(Properties.SecurityGroupIds).toEqual([
        { 'Fn::GetAtt': ['NetworkGroupsEndpoint', 'GroupId'] },
      ]);
      if (spelled(Properties.ServiceName).endsWith('livy')) continue;
      expect(Properties.PolicyDocument.Statement).toEqual([
        expect.objectContaining({
          Condition: {
            StringEquals: { 'aws:PrincipalAccount': '444455556666' },
          },
        }),
      ]);
    }
  });

  it('leave Livy out when it is off', () => {
    expect(
      JSON.stringify(templateOf({ emr: { livy: false } }).toJSON()),
    ).not.toContain('livy"');
  });

  it('reach S3 from the workload subnets without cost', () => {
    expect(resources.NetworkVpcS3Endpoint.Properties.RouteTableIds).toEqual([
      { Ref: 'NetworkVpcWorkloadSubnet1RouteTable' },
      { Ref: 'NetworkVpcWorkloadSubnet2RouteTable' },
    ]);
  });
});

describe('security groups', () => {
  it('admit nothing from outside the VPC', () => {
    const groups = Object.values(resources).filter(
      ({ Type }) => Type === 'AWS::EC2::SecurityGroup',
    );
    expect(
      groups.flatMap(({ Properties }) => Properties.SecurityGroupIngress ?? []),
    ).toEqual([
      {
        CidrIp: '10.0.0.0/16',
        IpProtocol: 'tcp',
        FromPort: 2049,
        ToPort: 2049,
        Description: 'NFS from the VPC',
      },
    ]);
  });

  it('let Studio apps talk to each other, and workloads to the endpoints', () => {
    const rules = Object.values(resources)
      .filter(({ Type }) => Type === 'AWS::EC2::SecurityGroupIngress')
      .map(
        ({ Properties: p }) =>
          `${spelled(p.SourceSecurityGroupId)} ${spelled(p.GroupId)} ${
            p.IpProtocol
          } ${p.FromPort}-${p.ToPort}`,
      );
    expect(rules).toEqual([
      '<NetworkGroupsStudio.GroupId> <NetworkGroupsStudio.GroupId> tcp 2049-2049',
      '<NetworkGroupsStudio.GroupId> <NetworkGroupsStudio.GroupId> tcp 8192-65535',
      '<NetworkGroupsStudio.GroupId> <NetworkGroupsEndpoint.GroupId> tcp 443-443',
      '<NetworkGroupsSpark.GroupId> <NetworkGroupsEndpoint.GroupId> tcp 443-443',
    ]);
  });
});
