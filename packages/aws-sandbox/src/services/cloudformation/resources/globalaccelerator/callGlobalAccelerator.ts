import { ResourceRequest } from '../ResourceHandler';
import { waitUntil } from '../waitUntil';

/** The service is the same from every region; it is reached in this one. */
const CONTROL_REGION = 'us-west-2';

/** Calls the service as the stack's role. */
export function callGlobalAccelerator(
  { context }: Pick<ResourceRequest, 'context'>,
  operation: string,
  input: object,
): Promise<any> {
  return context
    .with({ region: CONTROL_REGION })
    .invoke('globalaccelerator', operation, input);
}

/** Waits until the latest change of an accelerator has reached the edge. */
export async function deployed(
  request: Pick<ResourceRequest, 'context'>,
  AcceleratorArn: string,
): Promise<void> {
  await waitUntil({
    clock: request.context.clock,
    what: AcceleratorArn,
    probe: async () => {
      const { Accelerator } = await callGlobalAccelerator(
        request,
        'DescribeAccelerator',
        { AcceleratorArn },
      );
      return Accelerator.Status === 'DEPLOYED' ? 'ready' : 'waiting';
    },
  });
}

/** The accelerator that a listener or endpoint group belongs to. */
export function acceleratorOf(arn: string): string {
  return arn.split('/').slice(0, 2).join('/');
}
