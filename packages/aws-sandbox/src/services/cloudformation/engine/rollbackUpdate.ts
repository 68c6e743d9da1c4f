import { randomUUID } from 'crypto';
import { DependencyGraph, runGraph } from '../graph';
import { ResourceSnapshot, ResourceState, Stack, UndoEntry } from '../model';
import { changedProperties } from '../resources';
import { isRetained, Removal, removeResources } from './removeResources';
import { reasonOf, updatePhysical } from './resourceActions';
import { failureSummary, StackRun } from './StackRun';

type Reversal = Exclude<UndoEntry, { kind: 'created' }>;

/** What is in use again is not discarded any more; what it takes the place of is. */
function exchange(
  stack: Stack,
  kept: ResourceState | undefined,
  given: ResourceSnapshot,
): void {
  const position = stack.discarded.findIndex(
    other =>
      other.logicalId === given.logicalId &&
      other.state?.physicalId === kept?.physicalId,
  );
  stack.discarded.splice(position, position < 0 ? 0 : 1);
  stack.discarded.push(given);
}

/** Brings one resource back to what it was. Answers whether that worked. */
async function revert(run: StackRun, undo: Reversal): Promise<boolean> {
  const { stack, context } = run;
  const { before } = undo;
  const { logicalId } = before;
  const current: ResourceSnapshot = stack.resources.get(logicalId) ?? before;
  try {
    const isReplaced =
      undo.kind === 'replaced' &&
      current.state?.physicalId !== before.state?.physicalId;
    if (isReplaced) {
      // The predecessor still exists, untouched: the stack takes it back.
      stack.recordResource(context.clock, before, 'UPDATE_COMPLETE');
      exchange(stack, before.state, current);
    } else {
      stack.recordResource(context.clock, before, 'UPDATE_IN_PROGRESS');
      const state = await updatePhysical(
        run,
        current,
        before,
        changedProperties(current, before),
      );
      stack.recordResource(
        context.clock,
        { ...before, state },
        'UPDATE_COMPLETE',
      );
      if (state.physicalId !== current.state?.physicalId) {
        // The provider of a custom resource went back to another physical resource, mostly the one it began with.
        exchange(stack, state, current);
      }
    }
    stack.undo.delete(logicalId);
    return true;
  } catch (error) {
    run.failures.set(logicalId, 'UPDATE');
    stack.recordResource(
      context.clock,
      current,
      'UPDATE_FAILED',
      reasonOf(run, current, error),
    );
    return false;
  }
}

async function revertAll(run: StackRun): Promise<boolean> {
  const reversals = new Map(
    [...run.stack.undo].flatMap(([logicalId, undo]) =>
      undo.kind === 'created' ? [] : [[logicalId, undo] as const],
    ),
  );
  const outcome = await runGraph({
    graph: new DependencyGraph(
      new Map(
        [...reversals].map(([logicalId, { before }]) => [
          logicalId,
          before.dependencies,
        ]),
      ),
    ),
    run: logicalId => revert(run, reversals.get(logicalId)!),
  });
  return !outcome.failed.size && !outcome.skipped.size;
}

function newcomers(run: StackRun, retainExceptOnCreate: boolean): Removal[] {
  const { stack } = run;
  const created = [...stack.undo]
    .filter(([, undo]) => undo.kind === 'created')
    .flatMap(([logicalId]) => stack.resources.get(logicalId) ?? [])
    .map(resource => ({
      resource,
      isCurrent: true,
      retain:
        !retainExceptOnCreate &&
        isRetained(resource.definition, 'DeletionPolicy', true),
      keepRecord: false,
    }));
  const replacements = stack.discarded.map(resource => ({
    resource,
    isCurrent: false,
    retain: isRetained(resource.definition, 'UpdateReplacePolicy', true),
    keepRecord: false,
  }));
  return [...created, ...replacements];
}

/**
 * Brings a stack back to what it was before a failed update.
 *
 * @param options.skip logical ids that are taken as brought back, whatever their state
 */
export async function rollbackUpdate(
  run: StackRun,
  options: {
    reason?: string;
    skip?: readonly string[];
    /** Resources of the failed update go even under `DeletionPolicy: Retain`. */
    retainExceptOnCreate?: boolean;
  },
): Promise<void> {
  const { stack, context, operation } = run;
  const { clock } = context;
  // A rollback is an operation of its own: its events carry another id.
  operation.id = randomUUID();
  stack.transition(clock, 'UPDATE_ROLLBACK_IN_PROGRESS', options.reason);
  run.failures.clear();
  for (const logicalId of options.skip ?? []) {
    const undo = stack.undo.get(logicalId);
    if (undo && undo.kind !== 'created') {
      stack.recordResource(clock, undo.before, 'UPDATE_COMPLETE');
      stack.undo.delete(logicalId);
    }
  }
  if (!(await revertAll(run))) {
    stack.transition(clock, 'UPDATE_ROLLBACK_FAILED', failureSummary(run));
    return;
  }
  stack.input = stack.previousInput ?? stack.input;
  stack.previousInput = undefined;
  stack.transition(clock, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS');
  const { failed, skipped } = await removeResources(
    run,
    newcomers(run, options.retainExceptOnCreate ?? false),
  );
  [...failed, ...skipped].forEach(logicalId => {
    if (!(logicalId in stack.input!.template.resources)) {
      stack.resources.delete(logicalId);
    }
  });
  stack.discarded.length = 0;
  stack.undo.clear();
  stack.transition(clock, 'UPDATE_ROLLBACK_COMPLETE');
}
