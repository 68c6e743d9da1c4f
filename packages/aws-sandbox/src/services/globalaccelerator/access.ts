import type { Tag } from '@aws-sdk/client-global-accelerator';
import { CallContext } from '../../core/types';
import { gaError } from './errors';
import {
  Accelerator,
  EndpointGroup,
  GlobalAcceleratorState,
  Listener,
} from './GlobalAcceleratorState';

type Conditions = Record<string, string | string[]>;

/** Condition keys of a request that sets tags. */
export function requestTagConditions(tags: readonly Tag[] = []): Conditions {
  return {
    ...Object.fromEntries(
      tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(tags.length ? { 'aws:TagKeys': tags.map(({ Key }) => Key!) } : {}),
  };
}

function authorize(
  context: CallContext,
  action: string,
  arn: string,
  conditions: Conditions = {},
): void {
  const owner = /^[^/]+\/[^/]+/.exec(arn)?.[0] ?? arn;
  const { accelerators } = GlobalAcceleratorState.of(context);
  context.authorize(`globalaccelerator:${action}`, arn, {
    ...Object.fromEntries(
      [...(accelerators.get(owner)?.tags ?? [])].map(([key, value]) => [
        `aws:ResourceTag/${key}`,
        value,
      ]),
    ),
    ...conditions,
  });
}

/** An accelerator, once the caller may do the action on it. */
export function accessAccelerator(
  context: CallContext,
  action: string,
  arn: string | undefined,
  conditions: Conditions = {},
): Accelerator {
  authorize(context, action, arn!, conditions);
  const found = GlobalAcceleratorState.of(context).accelerators.get(arn!);
  if (!found) {
    throw gaError(
      'AcceleratorNotFoundException',
      `Accelerator ${arn} does not exist.`,
    );
  }
  return found;
}

/** A listener, once the caller may do the action on it. */
export function accessListener(
  context: CallContext,
  action: string,
  arn: string | undefined,
): Listener {
  authorize(context, action, arn!);
  const found = GlobalAcceleratorState.of(context).listeners.get(arn!);
  if (!found) {
    throw gaError(
      'ListenerNotFoundException',
      `Listener ${arn} does not exist.`,
    );
  }
  return found;
}

/** An endpoint group, once the caller may do the action on it. */
export function accessEndpointGroup(
  context: CallContext,
  action: string,
  arn: string | undefined,
): EndpointGroup {
  authorize(context, action, arn!);
  const found = GlobalAcceleratorState.of(context).endpointGroups.get(arn!);
  if (!found) {
    throw gaError(
      'EndpointGroupNotFoundException',
      `Endpoint group ${arn} does not exist.`,
    );
  }
  return found;
}
