import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { acknowledge, ruleOf } from '../policy/acknowledge';
import { pinZones } from './availabilityZones';
import { EndpointName } from './endpointCatalog';
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

const WORKLOAD = 'Workload';

/**
 * The environment's own network. Workloads live in private subnets. With mode `nat` the only way out is a NAT gateway in
 * a subnet that holds nothing else; one gateway serves all zones: without it, AWS services with an endpoint stay
 * reachable. With mode `isolated` there is no way out, and no default route.
 */
export class EnvironmentNetwork extends Construct {
  readonly vpc: ec2.Vpc;
  readonly workloadSubnets: ec2.SubnetSelection = {
    subnetGroupName: WORKLOAD,
  };
  readonly workloadSubnetIds: string[];

  /** The way to S3, for the workload subnets only. */
  readonly s3Endpoint: ec2.GatewayVpcEndpoint;

  /** Ids of the interface endpoints, by name. */
  readonly interfaceEndpointIds: Readonly<Record<string, string>>;
  readonly securityGroups: WorkloadSecurityGroups;

  constructor(scope: Construct, id: string, props: EnvironmentNetworkProps) {
    super(scope, id);
    this.vpc = this.addVpc(props.settings);
    this.workloadSubnetIds = this.vpc.selectSubnets(
      this.workloadSubnets,
    ).subnetIds;

    this.s3Endpoint = this.vpc.addGatewayEndpoint('S3Endpoint', {
      service: ec2.GatewayVpcEndpointAwsService.S3,
      subnets: [this.workloadSubnets],
    });
    new FlowLogs(this, 'FlowLogs', { vpc: this.vpc, key: props.key });
    this.securityGroups = new WorkloadSecurityGroups(this, 'Groups', {
      vpc: this.vpc,
      cidr: props.settings.cidr,
      spark: props.spark,
    });
    this.interfaceEndpointIds = new InterfaceEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      subnets: this.workloadSubnets,
      securityGroup: this.securityGroups.endpoints,
      names: props.endpoints,
    }).ids;
  }

  private addVpc({
    mode,
    cidr,
    maxAzs,
  }: EnvironmentNetworkProps['settings']): ec2.Vpc {
    const plan = planSubnets(Number(cidr.split('/')[1]));
    const isolated = mode === 'isolated';
    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      maxAzs,
      // Keeps the ranges of zones that are not in use.
      reservedAzs: MAX_ZONES - maxAzs,
      natGateways: isolated ? 0 : 1,
      // The library would bring functions of its own to take the rules of the default group away; the environment's
      // custom resources do it. Nothing is ever put into that group.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        {
          name: WORKLOAD,
          subnetType: isolated
            ? ec2.SubnetType.PRIVATE_ISOLATED
            : ec2.SubnetType.PRIVATE_WITH_EGRESS,
          cidrMask: plan.workloadPrefix,
        },
        ...(isolated ? [] : [egressSubnets(plan.egressPrefix)]),
      ],
    });
    acknowledge(vpc, {
      rules: ruleOf('VPCDefaultSecurityGroupClosed'),
      reason:
        'A custom resource of the environment takes all rules off the default group; the check knows only that of the construct library',
    });
    const { region } = Stack.of(this);
    pinZones(region, vpc.selectSubnets(this.workloadSubnets).subnets);
    pinZones(region, vpc.publicSubnets);
    vpc.publicSubnets.forEach(subnet =>
      acknowledge(subnet, {
        rules: ruleOf('VPCNoUnrestrictedRouteToIGW'),
        reason:
          'Holds the NAT gateway and nothing else: nothing outside can open a connection to what is behind it',
      }),
    );
    return vpc;
  }
}

function egressSubnets(cidrMask: number): ec2.SubnetConfiguration {
  return {
    name: 'Egress',
    subnetType: ec2.SubnetType.PUBLIC,
    cidrMask,
    mapPublicIpOnLaunch: false,
  };
}
