import { CallContext } from '../../core/types';
import { Quota, QUOTAS, requireQuotaLeft } from '../servicequotas';
import { ec2Error } from './ec2Error';

const { vpc, ec2 } = QUOTAS;

/** What EC2 answers when a quota is used up: its code, and what there is too much of. */
const LIMITS = {
  vpcs: [vpc.vpcs, 'VpcLimitExceeded', 'VPCs'],
  subnets: [vpc.subnetsPerVpc, 'SubnetLimitExceeded', 'subnets'],
  routeTables: [
    vpc.routeTablesPerVpc,
    'RouteTableLimitExceeded',
    'route tables',
  ],
  internetGateways: [
    vpc.internetGateways,
    'InternetGatewayLimitExceeded',
    'internet gateways',
  ],
  natGateways: [
    vpc.natGatewaysPerZone,
    'NatGatewayLimitExceeded',
    'NAT Gateways',
  ],
  addresses: [ec2.elasticIps, 'AddressLimitExceeded', 'addresses'],
  securityGroups: [
    vpc.securityGroups,
    'SecurityGroupLimitExceeded',
    'security groups',
  ],
  rules: [
    vpc.rulesPerSecurityGroup,
    'RulesPerSecurityGroupLimitExceeded',
    'rules per security group',
  ],
  networkInterfaces: [
    vpc.networkInterfaces,
    'NetworkInterfaceLimitExceeded',
    'network interfaces',
  ],
  gatewayEndpoints: [
    vpc.gatewayEndpoints,
    'VpcEndpointLimitExceeded',
    'VPC endpoints',
  ],
  interfaceEndpoints: [
    vpc.interfaceEndpointsPerVpc,
    'VpcEndpointLimitExceeded',
    'VPC endpoints',
  ],
  transitGateways: [
    ec2.transitGateways,
    'TransitGatewayLimitExceeded',
    'transit gateways',
  ],
  transitGatewayAttachments: [
    ec2.attachmentsPerTransitGateway,
    'TransitGatewayAttachmentLimitExceeded',
    'transit gateway attachments',
  ],
} as const satisfies Record<string, readonly [Quota, string, string]>;

/** Refuses one more of a kind, or `wanted` more, where its quota is used up. */
export function requireEc2Quota(
  context: CallContext,
  kind: keyof typeof LIMITS,
  used: number,
  wanted = 1,
): void {
  const [quota, code, noun] = LIMITS[kind];
  requireQuotaLeft(context, quota, { used, wanted }, () =>
    ec2Error(code, `The maximum number of ${noun} has been reached.`),
  );
}
