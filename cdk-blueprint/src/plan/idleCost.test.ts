import { idleCost } from './idleCost';
import { monthlyCents, STANDING_PRICES } from './prices';

const SUBNETS = [{ Ref: 'A' }, { Ref: 'B' }];
const endpoint = (subnets: unknown) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { VpcEndpointType: 'Interface', SubnetIds: subnets },
});
const cost = (Resources: Record<string, any>) =>
  idleCost({ Resources }, 'eu-west-1');

describe('a month of being there', () => {
  it.each([
    ['natGateway', 32.85],
    ['publicAddress', 3.65],
    ['interfaceEndpoint', 7.3],
    ['firewallEndpoint', 288.35],
    ['transitGatewayAttachment', 36.5],
    ['key', 1],
  ] as const)('%s costs %s', (price, usd) => {
    expect(monthlyCents(STANDING_PRICES[price]) / 100).toBe(usd);
  });
});

it.each([
  ['AWS::EC2::NatGateway', {}, 'NAT gateway', 1, 32.85],
  ['AWS::EC2::EIP', undefined, 'Public IPv4 address', 1, 3.65],
  ['AWS::KMS::Key', {}, 'KMS key', 1, 1],
  [
    'AWS::EC2::TransitGatewayAttachment',
    {},
    'Transit Gateway attachment',
    1,
    36.5,
  ],
  [
    'AWS::NetworkFirewall::Firewall',
    { SubnetMappings: [{}, {}] },
    'Network Firewall endpoint',
    2,
    576.7,
  ],
  [
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'Interface', SubnetIds: SUBNETS },
    'Interface endpoint',
    2,
    14.6,
  ],
])('prices %s', (Type, Properties, item, count, monthlyUsd) => {
  expect(cost({ It: { Type, Properties } })).toMatchObject({
    monthlyUsd,
    lines: [{ item, count, monthlyUsd, resources: ['It'] }],
    byUse: [],
    free: [],
    notPriced: [],
  });
});

it.each([
  ['AWS::S3::Bucket', {}, 'byUse'],
  ['AWS::EFS::FileSystem', {}, 'byUse'],
  ['AWS::EMRServerless::Application', {}, 'byUse'],
  ['AWS::Cognito::UserPool', {}, 'byUse'],
  ['AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' }, 'byUse'],
  ['AWS::DynamoDB::Table', {}, 'notPriced'],
  ['AWS::SSM::Parameter', {}, 'free'],
  ['AWS::SSM::Parameter', { Tier: 'Advanced' }, 'notPriced'],
  ['AWS::EC2::VPCEndpoint', {}, 'free'],
  ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 'free'],
  [
    'AWS::EC2::VPCEndpoint',
    { VpcEndpointType: 'GatewayLoadBalancer' },
    'notPriced',
  ],
  [
    'AWS::EC2::VPCEndpoint',
    endpoint({ Ref: 'Subnets' }).Properties,
    'notPriced',
  ],
  ['AWS::IAM::Role', {}, 'free'],
  ['Custom::StudioDomainDrain', {}, 'free'],
  ['AWS::WAFv2::WebACL', {}, 'notPriced'],
  ['AWS::GlobalAccelerator::Accelerator', {}, 'notPriced'],
  ['AWS::Something::New', {}, 'notPriced'],
  ['constructor', {}, 'notPriced'],
])('lists %s %j as %s', (Type, Properties, list) => {
  expect(cost({ It: { Type, Properties } })).toMatchObject({
    monthlyUsd: 0,
    lines: [],
    [list]: [{ type: Type, count: 1 }],
  });
});

it('adds up what is alike, dearest first, without losing cents', () => {
  const endpoints = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`E${index}`, endpoint(SUBNETS)]),
  );
  const result = cost({
    Key1: { Type: 'AWS::KMS::Key' },
    Key2: { Type: 'AWS::KMS::Key' },
    Key3: { Type: 'AWS::KMS::Key' },
    Nat: { Type: 'AWS::EC2::NatGateway' },
    Eip: { Type: 'AWS::EC2::EIP' },
    RoleA: { Type: 'AWS::IAM::Role' },
    RoleB: { Type: 'AWS::IAM::Role' },
    ...endpoints,
  });
  expect(result).toEqual({
    region: 'eu-west-1',
    prices: { region: 'us-east-1', collectedOn: '2026-11-21' },
    monthlyUsd: 214.7,
    lines: [
      {
        item: 'Interface endpoint',
        count: 24,
        monthlyUsd: 175.2,
        resources: Object.keys(endpoints),
      },
      { item: 'NAT gateway', count: 1, monthlyUsd: 32.85, resources: ['Nat'] },
      {
        item: 'Public IPv4 address',
        count: 1,
        monthlyUsd: 3.65,
        resources: ['Eip'],
      },
      {
        item: 'KMS key',
        count: 3,
        monthlyUsd: 3,
        resources: ['Key1', 'Key2', 'Key3'],
      },
    ],
    byUse: [],
    free: [{ type: 'AWS::IAM::Role', count: 2 }],
    notPriced: [],
  });
});

it.each([{}, { Resources: {} }])('makes nothing of nothing: %j', template => {
  expect(idleCost(template, 'eu-west-1')).toMatchObject({
    monthlyUsd: 0,
    lines: [],
    notPriced: [],
  });
});
