import { ResourceSnapshot, StackInput, StackResource } from '../model';
import { changedProperties, decideUpdate } from '../resources';
import { desiredResource, plannedResource } from './desiredResource';
import {
  createPhysical,
  reasonOf,
  replaceSilently,
  updatePhysical,
  withPhysicalId,
} from './resourceActions';
import { StackScope } from './StackScope';
import { cancelInFlight, StackRun } from './StackRun';

const REPLACEMENT_REASON =
  'Requested update requires the creation of a new physical resource; hence creating one.';

interface Application {
  readonly run: StackRun;
  readonly input: StackInput;
  readonly scope: StackScope;
}

/** Works on one resource and keeps the books: in flight, failed, cancelled. Answers whether it completed. */
async function track(
  run: StackRun,
  resource: ResourceSnapshot,
  verb: 'CREATE' | 'UPDATE',
  work: () => Promise<ResourceSnapshot>,
): Promise<boolean> {
  const { stack, context, inFlight, cancelled, failures } = run;
  const { logicalId } = resource;
  inFlight.set(logicalId, verb);
  try {
    const finished = await work();
    if (cancelled.has(logicalId)) {
      replaceSilently(stack, finished);
      return false;
    }
    stack.recordResource(context.clock, finished, `${verb}_COMPLETE`);
    return true;
  } catch (error) {
    if (!cancelled.has(logicalId)) {
      // What `work` has recorded last knows the physical id, if there is one.
      const latest = stack.resources.get(logicalId) ?? resource;
      failures.set(logicalId, verb);
      stack.recordResource(
        context.clock,
        latest,
        `${verb}_FAILED`,
        reasonOf(run, resource, error),
      );
      inFlight.delete(logicalId);
      cancelInFlight(run);
    }
    return false;
  } finally {
    inFlight.delete(logicalId);
  }
}

function announceStart(
  run: StackRun,
  resource: ResourceSnapshot,
  verb: 'CREATE' | 'UPDATE',
): void {
  const { stack, context, cancelled } = run;
  if (cancelled.has(resource.logicalId)) {
    replaceSilently(stack, resource);
  } else {
    stack.recordResource(
      context.clock,
      resource,
      `${verb}_IN_PROGRESS`,
      'Resource creation Initiated',
    );
  }
}

async function create(
  application: Application,
  logicalId: string,
): Promise<boolean> {
  const { run, input, scope } = application;
  const { stack, context } = run;
  const planned = plannedResource(logicalId, input, scope);
  return track(run, planned, 'CREATE', async () => {
    stack.recordResource(context.clock, planned, 'CREATE_IN_PROGRESS');
    stack.undo.set(logicalId, stack.undo.get(logicalId) ?? { kind: 'created' });
    const desired = await desiredResource({ context, logicalId, input, scope });
    replaceSilently(stack, desired);
    const state = await createPhysical(run, desired, physicalId =>
      announceStart(run, withPhysicalId(desired, physicalId), 'CREATE'),
    );
    return { ...desired, state };
  });
}

async function updateInPlace(
  run: StackRun,
  before: ResourceSnapshot,
  desired: ResourceSnapshot,
  changed: readonly string[],
): Promise<ResourceSnapshot> {
  const { stack, context } = run;
  const { logicalId } = before;
  if (!stack.undo.has(logicalId)) {
    stack.undo.set(logicalId, { kind: 'updated', before });
  }
  const updating = { ...desired, state: before.state };
  stack.recordResource(context.clock, updating, 'UPDATE_IN_PROGRESS');
  const state = await updatePhysical(run, before, desired, changed);
  if (state.physicalId !== before.state!.physicalId) {
    // The provider of a custom resource has made another one: the old goes in the clean-up.
    stack.discarded.push(before);
  }
  return { ...desired, state };
}

async function replace(
  run: StackRun,
  before: ResourceSnapshot,
  desired: ResourceSnapshot,
): Promise<ResourceSnapshot> {
  const { stack, context } = run;
  const { logicalId } = before;
  const earlier = stack.undo.get(logicalId);
  if (!earlier || earlier.kind === 'updated') {
    stack.undo.set(logicalId, {
      kind: 'replaced',
      before: earlier?.before ?? before,
    });
  }
  stack.recordResource(
    context.clock,
    { ...desired, state: before.state },
    'UPDATE_IN_PROGRESS',
    REPLACEMENT_REASON,
  );
  let isDiscarded = false;
  const discardOld = () => {
    if (!isDiscarded) {
      isDiscarded = true;
      stack.discarded.push(before);
    }
  };
  const state = await createPhysical(run, desired, physicalId => {
    discardOld();
    announceStart(run, withPhysicalId(desired, physicalId), 'UPDATE');
  });
  discardOld();
  return { ...desired, state };
}

async function update(
  application: Application,
  before: StackResource,
): Promise<boolean> {
  const { run, input, scope } = application;
  const { stack, context } = run;
  const { logicalId } = before;
  let desired: ResourceSnapshot;
  try {
    desired = await desiredResource({ context, logicalId, input, scope });
  } catch (error) {
    return track(run, before, 'UPDATE', async () => {
      stack.recordResource(context.clock, before, 'UPDATE_IN_PROGRESS');
      throw error;
    });
  }
  const { action, changed } = decideUpdate(before, desired);
  if (before.status === 'UPDATE_FAILED' && action !== 'replace') {
    // Nobody knows how far the earlier attempt came: everything it wanted to change is set again.
    const undo = stack.undo.get(logicalId);
    const attempted =
      undo && undo.kind !== 'created'
        ? changedProperties(undo.before, before)
        : [];
    const names = [...new Set([...changed, ...attempted])];
    return track(run, before, 'UPDATE', () =>
      updateInPlace(run, before, desired, names),
    );
  }
  if (action === 'none') {
    replaceSilently(stack, { ...desired, state: before.state });
    return true;
  }
  return track(run, before, 'UPDATE', () =>
    action === 'replace'
      ? replace(run, before, desired)
      : updateInPlace(run, before, desired, changed),
  );
}

/** Brings one resource to what the template says: creates, changes or replaces it. Answers whether that worked. */
export async function applyResource(
  application: Application,
  logicalId: string,
): Promise<boolean> {
  const existing = application.run.stack.resources.get(logicalId);
  if (!existing?.state) {
    return create(application, logicalId);
  }
  if (existing.status === 'CREATE_FAILED') {
    // Half made by an earlier attempt that was not rolled back: made anew, the remains go in the clean-up.
    application.run.stack.discarded.push(existing);
    return create(application, logicalId);
  }
  return update(application, existing);
}
