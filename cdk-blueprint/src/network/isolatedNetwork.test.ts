import {
  resourcesOf,
  spelled,
  templateOf,
  TemplateResource,
} from '../__testUtils__/templates';

const isolated = (changes: object = {}) =>
  resourcesOf(
    templateOf({
      network: { mode: 'isolated', ...changes },
      login: { enabled: false },
    }),
  );
const resources = isolated();
const ofType = (type: string, all = resources): TemplateResource[] =>
  Object.values(all).filter(({ Type }) => Type === type);

it('has no way out', () => {
  for (const type of [
    'AWS::EC2::InternetGateway',
    'AWS::EC2::NatGateway',
    'AWS::EC2::EIP',
    'AWS::EC2::Route',
  ]) {
    expect(ofType(type)).toEqual([]);
  }
});

it('has the same workload subnets as a network with a way out, and no others', () => {
  const ranges = (all: Record<string, TemplateResource>) =>
    ofType('AWS::EC2::Subnet', all).map(
      ({ Properties }) => Properties.CidrBlock,
    );
  expect(ranges(isolated({ maxAzs: 1 }))).toEqual(['10.0.0.0/18']);
  expect(ranges(isolated({ maxAzs: 3 }))).toEqual([
    '10.0.0.0/18',
    '10.0.64.0/18',
    '10.0.128.0/18',
  ]);
});

it('reaches AWS through endpoints in every subnet', () => {
  const endpoints = ofType('AWS::EC2::VPCEndpoint');
  const names = endpoints.map(({ Properties }) =>
    spelled(Properties.ServiceName),
  );
  for (const service of ['ecr.dkr', 'monitoring', 'sts', 'ssm']) {
    expect(names).toContain(`com.amazonaws.eu-west-1.${service}`);
  }
  const interfaces = endpoints.filter(
    ({ Properties }) => Properties.VpcEndpointType === 'Interface',
  );
  expect(interfaces.length).toBe(endpoints.length - 1);
  interfaces.forEach(({ Properties }) => {
    expect(Properties.PrivateDnsEnabled).toBe(true);
    expect(Properties.SubnetIds).toHaveLength(2);
  });
});

it('reaches S3 within its perimeter from every workload subnet', () => {
  const s3 = resources.NetworkVpcS3Endpoint.Properties;
  expect(s3.RouteTableIds).toHaveLength(2);
  expect(
    s3.PolicyDocument.Statement.map(({ Sid }: { Sid: string }) => Sid),
  ).toEqual(['OwnBuckets', 'CdkAssets', 'ImageLayers']);
  expect(JSON.stringify(resources.StudioBucketPolicy)).toContain(
    'DenyFromOutsideTheNetwork',
  );
});

it("keeps Spark's logs in the own bucket, where the perimeter lets them go", () => {
  expect(
    resources.SparkApplication.Properties.MonitoringConfiguration,
  ).toMatchObject({
    ManagedPersistenceMonitoringConfiguration: { Enabled: false },
    S3MonitoringConfiguration: {
      EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] },
    },
  });
  expect(
    isolated({ s3Policy: 'open' }).SparkApplication.Properties,
  ).not.toHaveProperty('MonitoringConfiguration');
});

it('leaves S3 open when asked to', () => {
  const open = isolated({ s3Policy: 'open' });
  expect(open.NetworkVpcS3Endpoint.Properties).not.toHaveProperty(
    'PolicyDocument',
  );
  expect(JSON.stringify(open.StudioBucketPolicy)).not.toContain(
    'DenyFromOutsideTheNetwork',
  );
});

it('can have a perimeter beside a NAT gateway', () => {
  const both = isolated({ mode: 'nat', s3Policy: 'restricted' });
  expect(ofType('AWS::EC2::NatGateway', both)).toHaveLength(1);
  expect(JSON.stringify(both.StudioBucketPolicy)).toContain(
    'DenyFromOutsideTheNetwork',
  );
});

it('places subnets by zone id in Virginia', () => {
  const virginia = resourcesOf(
    templateOf({
      region: 'us-east-1',
      network: { mode: 'isolated', maxAzs: 3 },
      login: { enabled: false },
    }),
  );
  expect(
    ofType('AWS::EC2::Subnet', virginia).map(
      ({ Properties }) => Properties.AvailabilityZoneId,
    ),
  ).toEqual(['use1-az1', 'use1-az2', 'use1-az4']);
});
