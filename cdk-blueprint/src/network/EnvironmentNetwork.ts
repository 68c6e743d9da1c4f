import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { pinZones } from './availabilityZones';
import { EndpointName } from './endpointNames';
import { FlowLogs } from './FlowLogs';
import { InterfaceEndpoints } from './InterfaceEndpoints';
import { MAX_ZONES, planSubnets } from './subnetPlan';
import { WorkloadSecurityGroups } from './WorkloadSecurityGroups';

/** Properties of {@link EnvironmentNetwork}. */
export interface EnvironmentNetworkProps {
  readonly settings: EnvironmentConfig['network'];

  /** Interface endpoints to make. */
  readonly endpoints: readonly EndpointName[];

  /** Whether Spark workers join the network. */
  readonly spark: boolean;

  /** Encrypts the flow logs. */
  readonly key: kms.IKey;
}

/**
 * The environment's own network. Workloads live in private subnets; the only way out is a NAT gateway in a subnet that
 * holds nothing else. One gateway serves all zones: without it, AWS services with an endpoint stay reachable.
 */
export class EnvironmentNetwork extends Construct {
  readonly vpc: ec2.Vpc;
  readonly workloadSubnets: ec2.SubnetSelection = {
    subnetGroupName: 'Workload',
  };
  readonly workloadSubnetIds: string[];
  readonly securityGroups: WorkloadSecurityGroups;

  constructor(scope: Construct, id: string, props: EnvironmentNetworkProps) {
    super(scope, id);
    const { cidr, maxAzs } = props.settings;
    const plan = planSubnets(Number(cidr.split('/')[1]));
    this.vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      maxAzs,
      // Keeps the ranges of zones that are not in use.
      reservedAzs: MAX_ZONES - maxAzs,
      natGateways: 1,
      // Taking the rules of the default group away needs a custom resource; nothing is ever put into that group.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        {
          name: 'Workload',
          subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS,
          cidrMask: plan.workloadPrefix,
        },
        {
          name: 'Egress',
          subnetType: ec2.SubnetType.PUBLIC,
          cidrMask: plan.egressPrefix,
          mapPublicIpOnLaunch: false,
        },
      ],
    });
    pinZones(Stack.of(this).region, this.vpc.privateSubnets);
    pinZones(Stack.of(this).region, this.vpc.publicSubnets);
    this.workloadSubnetIds = this.vpc.selectSubnets(
      this.workloadSubnets,
    ).subnetIds;

    this.vpc.addGatewayEndpoint('S3Endpoint', {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [this.workloadSubnets],
    });
    new FlowLogs(this, 'FlowLogs', { vpc: this.vpc, key: props.key });
    this.securityGroups = new WorkloadSecurityGroups(this, 'Groups', {
      vpc: this.vpc,
      cidr,
      spark: props.spark,
    });
    new InterfaceEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      subnets: this.workloadSubnets,
      securityGroup: this.securityGroups.endpoints,
      names: props.endpoints,
    });
  }
}
