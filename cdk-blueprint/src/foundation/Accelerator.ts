import { Duration } from 'aws-cdk-lib';
import * as globalaccelerator from 'aws-cdk-lib/aws-globalaccelerator';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import type { FoundationConfig } from '../config';
import type { FoundationParameters } from './foundationParameters';
import { regionId } from './regionId';

/** Properties of {@link Accelerator}. */
export interface AcceleratorProps {
  readonly settings: FoundationConfig['accelerator'];

  /** One endpoint group each. */
  readonly regions: readonly string[];

  /** Names of the parameters by which each region finds its endpoint group. */
  readonly parameters: FoundationParameters;
}

const HTTP = 80;
const HTTPS = 443;

/**
 * Global Accelerator in front of the clusters: two fixed addresses, and an endpoint group for each region. The clusters
 * put their load balancers into the groups themselves, so the template says nothing about endpoints and leaves them be.
 */
export class Accelerator extends Construct {
  readonly accelerator: globalaccelerator.Accelerator;

  /** ARN of each region's endpoint group. */
  readonly endpointGroupArns: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: AcceleratorProps) {
    super(scope, id);
    const { name, clientAffinity } = props.settings;
    this.accelerator = new globalaccelerator.Accelerator(this, 'Resource', {
      acceleratorName: name,
    });
    const listener = this.accelerator.addListener('Listener', {
      protocol: globalaccelerator.ConnectionProtocol.TCP,
      portRanges: [{ fromPort: HTTP }, { fromPort: HTTPS }],
      clientAffinity:
        clientAffinity === 'SOURCE_IP'
          ? globalaccelerator.ClientAffinity.SOURCE_IP
          : globalaccelerator.ClientAffinity.NONE,
    });
    this.endpointGroupArns = new Map(
      props.regions.map(region => [
        region,
        this.addEndpointGroup(listener, region, props),
      ]),
    );
  }

  private addEndpointGroup(
    listener: globalaccelerator.Listener,
    region: string,
    { settings, parameters }: AcceleratorProps,
  ): string {
    const id = `EndpointGroup${regionId(region)}`;
    const { endpointGroupArn } = new globalaccelerator.EndpointGroup(this, id, {
      listener,
      region,
      healthCheckProtocol: globalaccelerator.HealthCheckProtocol.HTTP,
      healthCheckPort: HTTP,
      healthCheckPath: settings.healthCheckPath,
      healthCheckInterval: Duration.seconds(
        settings.healthCheckIntervalSeconds,
      ),
      healthCheckThreshold: settings.healthCheckThreshold,
    });
    new ssm.StringParameter(this, `${id}Parameter`, {
      parameterName: parameters.endpointGroupArn(region),
      description: `ARN of the accelerator's endpoint group for ${region}`,
      stringValue: endpointGroupArn,
    });
    return endpointGroupArn;
  }
}
