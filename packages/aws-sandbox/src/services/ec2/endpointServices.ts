import type { DescribeVpcEndpointServicesRequest } from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { availabilityZonesOf } from './availabilityZonesOf';
import { ec2Error } from './ec2Error';
import { pageOf } from './pageOf';

/** Services with gateway endpoints, by the last part of their names. */
const GATEWAY_SERVICES = ['dynamodb', 's3'];

/** Services with interface endpoints, by what follows `com.amazonaws.<region>.`. */
const INTERFACE_SERVICES =
  `access-analyzer acm-pca airflow.api application-autoscaling athena autoscaling backup batch
  bedrock bedrock-agent bedrock-agent-runtime bedrock-runtime cloudformation cloudtrail codeartifact.api
  codeartifact.repositories codebuild codecommit codepipeline cognito-idp comprehend config datasync datazone dynamodb
  ebs ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ecs-telemetry eks eks-auth elasticache elasticfilesystem
  elasticloadbalancing elasticmapreduce email-smtp emr-containers emr-serverless emr-serverless-services.livy
  emr-serverless.dashboard events execute-api forecast forecastquery fsx git-codecommit glue guardduty-data inspector2
  kafka kendra kinesis-firehose kinesis-streams kms lakeformation lambda logs macie2 monitoring network-firewall
  organizations personalize polly q rds rds-data redshift redshift-data redshift-serverless rekognition s3
  sagemaker-data-science-assistant sagemaker.api sagemaker.featurestore-runtime sagemaker.metrics sagemaker.runtime
  secretsmanager securityhub servicecatalog sns sqs ssm ssm-contacts ssmmessages states sts textract transcribe
  transfer translate verifiedpermissions wafv2 xray`.split(/\s+/);

/** Studio's own services are named the other way round: `aws.sagemaker.<region>.<name>`. */
const SAGEMAKER_SERVICES = ['experiments', 'notebook', 'partner-app', 'studio'];

type EndpointType = 'Gateway' | 'Interface';

interface EndpointService {
  readonly name: string;
  readonly types: readonly EndpointType[];
}

function servicesOf(region: string): EndpointService[] {
  const named = INTERFACE_SERVICES.map(
    (service): EndpointService => ({
      name: `com.amazonaws.${region}.${service}`,
      types: GATEWAY_SERVICES.includes(service)
        ? ['Gateway', 'Interface']
        : ['Interface'],
    }),
  );
  const studio = SAGEMAKER_SERVICES.map(
    (service): EndpointService => ({
      name: `aws.sagemaker.${region}.${service}`,
      types: ['Interface'],
    }),
  );
  return [...studio, ...named];
}

/** Refuses an endpoint for a service that the region does not have, or has not in this form. */
export function requireEndpointService(
  context: CallContext,
  name: string,
  type: EndpointType,
): void {
  const service = servicesOf(context.region).find(known => known.name === name);
  if (!service) {
    throw ec2Error(
      'InvalidServiceName',
      `The Vpc Endpoint Service '${name}' does not exist`,
    );
  }
  if (!service.types.includes(type)) {
    throw ec2Error(
      'InvalidParameter',
      `Endpoint type (${type}) does not match available service types ([${service.types.join(
        ', ',
      )}]).`,
    );
  }
}

export const endpointServiceOperations: Readonly<Record<string, Operation>> = {
  DescribeVpcEndpointServices(
    context,
    input: DescribeVpcEndpointServicesRequest,
  ) {
    authorizeEc2(context, 'DescribeVpcEndpointServices');
    if (input.Filters?.length) {
      throw ec2Error(
        'InvalidParameterValue',
        `The filter '${input.Filters[0].Name}' is not implemented by the local AWS`,
      );
    }
    const services = servicesOf(context.region);
    for (const name of input.ServiceNames ?? []) {
      if (!services.some(known => known.name === name)) {
        throw ec2Error(
          'InvalidServiceName',
          `The Vpc Endpoint Service '${name}' does not exist`,
        );
      }
    }
    const shown = services.filter(
      ({ name }) =>
        !input.ServiceNames?.length || input.ServiceNames.includes(name),
    );
    const { page, NextToken } = pageOf(shown, input, ({ name }) => name);
    return {
      NextToken,
      ServiceNames: page.map(({ name }) => name),
      ServiceDetails: page.flatMap(({ name, types }) =>
        types.map(type => ({
          ServiceName: name,
          ServiceType: [{ ServiceType: type }],
          AvailabilityZones: availabilityZonesOf(context.region),
          Owner: 'amazon',
          VpcEndpointPolicySupported: !name.endsWith('.livy'),
          AcceptanceRequired: false,
          ManagesVpcEndpoints: false,
        })),
      ),
    };
  },
};
