import { quotasOf } from '../Quota';

const vpc = quotasOf('vpc', 'Amazon Virtual Private Cloud (Amazon VPC)');
const ec2 = quotasOf('ec2', 'Amazon Elastic Compute Cloud (Amazon EC2)');

/** "Amazon VPC quotas" in the VPC user guide; codes as Service Quotas lists them. */
export const VPC_QUOTAS = {
  vpcs: vpc({
    quotaCode: 'L-F678F1CE',
    quotaName: 'VPCs per Region',
    value: 5,
  }),
  subnetsPerVpc: vpc({
    quotaCode: 'L-407747CB',
    quotaName: 'Subnets per VPC',
    value: 200,
  }),
  internetGateways: vpc({
    quotaCode: 'L-A4707A72',
    quotaName: 'Internet gateways per Region',
    value: 5,
  }),
  natGatewaysPerZone: vpc({
    quotaCode: 'L-FE5A380F',
    quotaName: 'NAT gateways per Availability Zone',
    value: 5,
  }),
  securityGroups: vpc({
    quotaCode: 'L-E79EC296',
    quotaName: 'VPC security groups per Region',
    value: 2500,
  }),
  rulesPerSecurityGroup: vpc({
    quotaCode: 'L-0EA8095F',
    quotaName: 'Inbound or outbound rules per security group',
    value: 60,
    // AWS bounds rules per group times groups per interface.
    maximum: 1000,
  }),
  networkInterfaces: vpc({
    quotaCode: 'L-DF5E4CA3',
    quotaName: 'Network interfaces per Region',
    value: 5000,
  }),
  gatewayEndpoints: vpc({
    quotaCode: 'L-1B52E74A',
    quotaName: 'Gateway VPC endpoints per Region',
    value: 20,
  }),
  interfaceEndpointsPerVpc: vpc({
    quotaCode: 'L-29B6F2EB',
    quotaName: 'Interface VPC endpoints per VPC',
    value: 50,
  }),
  routeTablesPerVpc: vpc({
    quotaCode: 'L-589F43AA',
    quotaName: 'Route tables per VPC',
    value: 200,
  }),
};

/** "Amazon EC2 endpoints and quotas" and "Quotas for your transit gateways". */
export const EC2_QUOTAS = {
  elasticIps: ec2({
    quotaCode: 'L-0263D0A3',
    quotaName: 'EC2-VPC Elastic IPs',
    value: 5,
  }),
  transitGateways: ec2({
    quotaCode: 'L-A2478D36',
    quotaName: 'Transit gateways per account',
    value: 5,
  }),
  attachmentsPerTransitGateway: ec2({
    quotaCode: 'L-E0233F82',
    quotaName: 'Attachments per transit gateway',
    value: 5000,
  }),
};
