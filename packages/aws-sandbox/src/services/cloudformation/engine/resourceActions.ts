import {
  durationOf,
  resourceFault,
  ResourceChange,
} from '../../../core/faults';
import { ResourceSnapshot, ResourceState, Stack } from '../model';
import {
  customResourceHandler,
  effectiveTags,
  failureReason,
  isCustomType,
  PropertyError,
  Properties,
  ResourceHandler,
  ResourceRequest,
  resourceDuration,
} from '../resources';
import { StackRun } from './StackRun';

/** AWS time between the first event of a resource and the first call for it. */
const START_DELAY_MS = 1_000;

export function handlerOf(
  run: StackRun,
  resourceType: string,
): ResourceHandler {
  const handler = isCustomType(resourceType)
    ? customResourceHandler(resourceType)
    : run.handlers.get(resourceType);
  if (!handler) {
    throw new PropertyError(
      `Resource type ${resourceType} is not implemented by the local AWS`,
    );
  }
  return handler;
}

/** Reason of an event for a resource that failed with this error. */
export function reasonOf(
  run: StackRun,
  resource: ResourceSnapshot,
  error: unknown,
): string {
  return failureReason({
    error,
    resourceType: resource.type,
    requestToken: run.operation.id,
  });
}

function request(run: StackRun, resource: ResourceSnapshot): ResourceRequest {
  const { stack, context } = run;
  return {
    context,
    stackName: stack.name,
    stackId: stack.id,
    logicalId: resource.logicalId,
    properties: new Properties(resource.properties),
    tags: effectiveTags(resource),
  };
}

function strikeInjectedFault(
  run: StackRun,
  resourceType: string,
  change: ResourceChange,
): void {
  const fault = resourceFault(run.context, resourceType, change);
  if (fault) {
    throw fault;
  }
}

/** Waits as long as CloudFormation takes over a change besides what the service itself shows as pending. */
async function settle(
  run: StackRun,
  resourceType: string,
  change: ResourceChange,
): Promise<void> {
  const { context } = run;
  const usual = resourceDuration(resourceType)[change] * 1000;
  await context.clock.sleep(durationOf(context, resourceType, change, usual));
}

/** Makes the physical resource and waits until it is ready. */
export async function createPhysical(
  run: StackRun,
  resource: ResourceSnapshot,
  started: (physicalId: string) => void,
): Promise<ResourceState> {
  const { clock } = run.context;
  const handler = handlerOf(run, resource.type);
  await clock.sleep(START_DELAY_MS);
  strikeInjectedFault(run, resource.type, 'create');
  const state = await handler.create({ ...request(run, resource), started });
  await settle(run, resource.type, 'create');
  return state;
}

/** Changes the physical resource of `before` in place to what `after` says. */
export async function updatePhysical(
  run: StackRun,
  before: ResourceSnapshot,
  after: ResourceSnapshot,
  changed: readonly string[],
): Promise<ResourceState> {
  const { clock } = run.context;
  const handler = handlerOf(run, after.type);
  await clock.sleep(START_DELAY_MS);
  strikeInjectedFault(run, after.type, 'update');
  const state = await handler.update({
    ...request(run, after),
    state: before.state!,
    previous: new Properties(before.properties),
    previousTags: effectiveTags(before),
    changed: new Set(changed),
  });
  await settle(run, after.type, 'update');
  return state;
}

export async function deletePhysical(
  run: StackRun,
  resource: ResourceSnapshot,
): Promise<void> {
  const handler = handlerOf(run, resource.type);
  strikeInjectedFault(run, resource.type, 'delete');
  await handler.delete({ ...request(run, resource), state: resource.state! });
  await settle(run, resource.type, 'delete');
}

/** A snapshot that has come to life under `physicalId` but is not ready yet. */
export function withPhysicalId(
  resource: ResourceSnapshot,
  physicalId: string,
): ResourceSnapshot {
  return { ...resource, state: { physicalId, attributes: {} } };
}

/** Takes over a resource's new state without an event. */
export function replaceSilently(
  stack: Stack,
  resource: ResourceSnapshot,
): void {
  const current = stack.resources.get(resource.logicalId);
  if (current) {
    stack.resources.set(resource.logicalId, { ...current, ...resource });
  }
}
