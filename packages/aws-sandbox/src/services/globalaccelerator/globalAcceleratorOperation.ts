import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';

/** The one region in which the service is reached. */
export const CONTROL_REGION = 'us-west-2';

/** An operation that is asked for where the service is. */
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
    return behaviour(context, input);
  };
}
