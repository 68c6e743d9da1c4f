import type {
  CreateListenerRequest,
  CreateListenerResponse,
  DeleteListenerRequest,
  DescribeListenerRequest,
  DescribeListenerResponse,
  Listener as ShownListener,
  ListListenersRequest,
  ListListenersResponse,
  PortRange,
  UpdateListenerRequest,
  UpdateListenerResponse,
} from '@aws-sdk/client-global-accelerator';
import { randomBytes } from 'crypto';
import { Operation } from '../../core/types';
import { accessAccelerator, accessListener } from './access';
import { deployOwner } from './deploy';
import { gaError } from './errors';
import { globalAcceleratorOperation } from './globalAcceleratorOperation';
import { GlobalAcceleratorState, Listener } from './GlobalAcceleratorState';
import { page } from './page';

function shown(listener: Listener): ShownListener {
  return {
    ListenerArn: listener.arn,
    PortRanges: listener.portRanges,
    Protocol: listener.protocol as 'TCP',
    ClientAffinity: listener.clientAffinity as 'NONE',
  };
}

/** Refuses ranges that end before they begin, or that another listener of the accelerator has. */
function checkPorts(
  state: GlobalAcceleratorState,
  listener: Pick<Listener, 'acceleratorArn' | 'protocol' | 'portRanges'> & {
    arn?: string;
  },
): void {
  const text = ({ FromPort, ToPort }: PortRange) => `${FromPort}-${ToPort}`;
  const others = state
    .listenersOf(listener.acceleratorArn)
    .filter(
      ({ arn, protocol }) =>
        arn !== listener.arn && protocol === listener.protocol,
    )
    .flatMap(({ portRanges }) => portRanges);
  listener.portRanges.forEach((range, at) => {
    const { FromPort: from, ToPort: to } = range;
    const taken = [...others, ...listener.portRanges.slice(0, at)].find(
      other => from! <= other.ToPort! && other.FromPort! <= to!,
    );
    if (from! > to! || taken) {
      throw gaError(
        'InvalidPortRangeException',
        taken
          ? `Port range ${text(range)} overlaps ${text(taken)}.`
          : `Port range ${text(range)} ends before it begins.`,
      );
    }
  });
}

/** Operations on listeners. */
export const listenerOperations: Record<string, Operation> = {
  CreateListener: globalAcceleratorOperation<
    CreateListenerRequest,
    CreateListenerResponse
  >((context, input) => {
    const { arn: acceleratorArn } = accessAccelerator(
      context,
      'CreateListener',
      input.AcceleratorArn,
    );
    const state = GlobalAcceleratorState.of(context);
    const listener: Listener = {
      arn: `${acceleratorArn}/listener/${randomBytes(4).toString('hex')}`,
      acceleratorArn,
      portRanges: input.PortRanges!,
      protocol: input.Protocol ?? 'TCP',
      clientAffinity: input.ClientAffinity ?? 'NONE',
    };
    checkPorts(state, listener);
    state.listeners.set(listener.arn, listener);
    deployOwner(context, listener.arn);
    return { Listener: shown(listener) };
  }),

  DescribeListener: globalAcceleratorOperation<
    DescribeListenerRequest,
    DescribeListenerResponse
  >((context, input) => ({
    Listener: shown(
      accessListener(context, 'DescribeListener', input.ListenerArn),
    ),
  })),

  ListListeners: globalAcceleratorOperation<
    ListListenersRequest,
    ListListenersResponse
  >((context, input) => {
    const { arn } = accessAccelerator(
      context,
      'ListListeners',
      input.AcceleratorArn,
    );
    const { items, nextToken } = page(
      GlobalAcceleratorState.of(context).listenersOf(arn),
      input,
    );
    return { Listeners: items.map(shown), NextToken: nextToken };
  }),

  UpdateListener: globalAcceleratorOperation<
    UpdateListenerRequest,
    UpdateListenerResponse
  >((context, input) => {
    const listener = accessListener(
      context,
      'UpdateListener',
      input.ListenerArn,
    );
    const after: Listener = {
      ...listener,
      portRanges: input.PortRanges ?? listener.portRanges,
      protocol: input.Protocol ?? listener.protocol,
      clientAffinity: input.ClientAffinity ?? listener.clientAffinity,
    };
    checkPorts(GlobalAcceleratorState.of(context), after);
    Object.assign(listener, after);
    deployOwner(context, listener.arn);
    return { Listener: shown(listener) };
  }),

  DeleteListener: globalAcceleratorOperation<DeleteListenerRequest, object>(
    (context, input) => {
      const { arn } = accessListener(
        context,
        'DeleteListener',
        input.ListenerArn,
      );
      const state = GlobalAcceleratorState.of(context);
      if (state.endpointGroupsOf(arn).length > 0) {
        throw gaError(
          'AssociatedEndpointGroupFoundException',
          `The listener ${arn} has endpoint groups; delete them first.`,
        );
      }
      state.listeners.delete(arn);
      deployOwner(context, arn);
      return {};
    },
  ),
};
