import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENDPOINT_CATALOG, EndpointName } from './endpointCatalog';

/** Properties of {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsProps {
  readonly vpc: ec2.IVpc;

  /** Each endpoint gets a network interface in each of these. */
  readonly subnets: ec2.SubnetSelection;

  /** Must admit HTTPS from the workloads. */
  readonly securityGroup: ec2.ISecurityGroup;

  readonly names: readonly EndpointName[];
}

/** Private ways to the AWS services that Studio and Spark call, for principals of this account only. */
export class InterfaceEndpoints extends Construct {
  /** Ids of the endpoints, by name. */
  readonly ids: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    this.ids = Object.fromEntries(
      props.names.map(name => [name, this.addEndpoint(name, props)]),
    );
  }

  private addEndpoint(
    name: EndpointName,
    props: InterfaceEndpointsProps,
  ): string {
    const { id, service, withoutPolicy } = ENDPOINT_CATALOG[name];
    const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
      vpc: props.vpc,
      service: service(),
      subnets: props.subnets,
      securityGroups: [props.securityGroup],
      privateDnsEnabled: true,
      open: false,
    });
    if (!withoutPolicy) endpoint.addToPolicy(this.thisAccountOnly());
    return endpoint.vpcEndpointId;
  }

  private thisAccountOnly(): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'ThisAccountOnly',
      principals: [new iam.AnyPrincipal()],
      actions: ['*'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': Stack.of(this).account },
      },
    });
  }
}
