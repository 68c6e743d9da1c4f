import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EndpointName } from './endpointNames';

/** Properties of {@link InterfaceEndpoints}. */
export interface InterfaceEndpointsProps {
  readonly vpc: ec2.IVpc;

  /** Each endpoint gets a network interface in each of these. */
  readonly subnets: ec2.SubnetSelection;

  /** Must admit HTTPS from the workloads. */
  readonly securityGroup: ec2.ISecurityGroup;

  readonly names: readonly EndpointName[];
}

interface Endpoint {
  readonly id: string;
  readonly service: ec2.InterfaceVpcEndpointAwsService;

  /** Whether the service lets the owner of an endpoint say who may use it. */
  readonly takesPolicy: boolean;
}

const { InterfaceVpcEndpointAwsService: Service } = ec2;

const ENDPOINTS: Readonly<Record<EndpointName, Endpoint>> = {
  'sagemaker-api': {
    id: 'SageMakerApi',
    service: Service.SAGEMAKER_API,
    takesPolicy: true,
  },
  'sagemaker-runtime': {
    id: 'SageMakerRuntime',
    service: Service.SAGEMAKER_RUNTIME,
    takesPolicy: true,
  },
  studio: {
    id: 'Studio',
    service: Service.SAGEMAKER_STUDIO,
    takesPolicy: true,
  },
  sts: { id: 'Sts', service: Service.STS, takesPolicy: true },
  logs: { id: 'Logs', service: Service.CLOUDWATCH_LOGS, takesPolicy: true },
  kms: { id: 'Kms', service: Service.KMS, takesPolicy: true },
  'emr-serverless': {
    id: 'EmrServerless',
    service: Service.EMR_SERVERLESS,
    takesPolicy: true,
  },
  'emr-serverless-livy': {
    id: 'EmrServerlessLivy',
    service: Service.EMR_SERVERLESS_LIVY,
    takesPolicy: false,
  },
};

/** Private ways to the AWS services that Studio and Spark call all the time, for principals of this account only. */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: InterfaceEndpointsProps) {
    super(scope, id);
    for (const name of props.names) {
      const endpoint = ENDPOINTS[name];
      const resource = new ec2.InterfaceVpcEndpoint(this, endpoint.id, {
        vpc: props.vpc,
        service: endpoint.service,
        subnets: props.subnets,
        securityGroups: [props.securityGroup],
        privateDnsEnabled: true,
        open: false,
      });
      if (endpoint.takesPolicy) resource.addToPolicy(this.thisAccountOnly());
    }
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
