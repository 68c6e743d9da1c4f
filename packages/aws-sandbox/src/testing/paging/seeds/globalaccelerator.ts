import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const globalaccelerator: Seed = {
  service: 'globalaccelerator',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('globalaccelerator', operation, input);
    const [{ Accelerator }] = await each(Name =>
      on('CreateAccelerator', { Name, IdempotencyToken: Name }),
    );
    const { AcceleratorArn } = Accelerator;
    const [{ Listener }] = await each((name, index) =>
      on('CreateListener', {
        AcceleratorArn,
        Protocol: 'TCP',
        IdempotencyToken: name,
        PortRanges: [{ FromPort: 80 + index, ToPort: 80 + index }],
      }),
    );
    await each(
      EndpointGroupRegion =>
        on('CreateEndpointGroup', {
          ListenerArn: Listener.ListenerArn,
          EndpointGroupRegion,
          IdempotencyToken: EndpointGroupRegion,
        }),
      ['eu-west-1', 'us-east-1'],
    );
    return {
      ListAccelerators: {},
      ListListeners: { input: { AcceleratorArn } },
      ListEndpointGroups: { input: { ListenerArn: Listener.ListenerArn } },
    };
  },
};
