import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { Constraints, validateConstraints } from '../../validation';

/** The one region in which the service is reached. */
export const CONTROL_REGION = 'us-west-2';

const CONSTRAINTS: Constraints = {
  Name: { maxLength: 255 },
  IpAddressType: { enum: ['IPV4', 'DUAL_STACK'] },
  Protocol: { enum: ['TCP', 'UDP'] },
  ClientAffinity: { enum: ['NONE', 'SOURCE_IP'] },
  PortRanges: { minItems: 1, maxItems: 10 },
  'PortRanges[].FromPort': { min: 1, max: 65_535 },
  'PortRanges[].ToPort': { min: 1, max: 65_535 },
  EndpointConfigurations: { maxItems: 10 },
  'EndpointConfigurations[].Weight': { min: 0, max: 255 },
  TrafficDialPercentage: { min: 0, max: 100 },
  HealthCheckPort: { min: 1, max: 65_535 },
  HealthCheckProtocol: { enum: ['TCP', 'HTTP', 'HTTPS'] },
  HealthCheckPath: { maxLength: 255, pattern: /\/[-a-zA-Z0-9@:%_\\+.~#?&/=]*/ },
  HealthCheckIntervalSeconds: { min: 10, max: 30 },
  ThresholdCount: { min: 1, max: 10 },
  MaxResults: { min: 1, max: 100 },
};

/** An operation whose input keeps to the service's limits, asked for where the service is. */
export function globalAcceleratorOperation<I extends object, O extends object>(
  behaviour: (context: CallContext, input: I) => O,
): Operation {
  return (context: CallContext, input: I) => {
    if (context.region !== CONTROL_REGION) {
      throw new AwsError(
        'InvalidEndpoint',
        `AWS Global Accelerator has no endpoint in ${context.region}; it is reached in ${CONTROL_REGION}`,
      );
    }
    validateConstraints(input, CONSTRAINTS, 'InvalidArgumentException');
    return behaviour(context, input);
  };
}
