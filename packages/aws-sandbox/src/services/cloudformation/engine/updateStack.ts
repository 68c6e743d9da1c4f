import { StackInput } from '../model';
import { applyAndCompute } from './createStack';
import { isRetained, Removal, removeResources } from './removeResources';
import { rollbackCreation } from './rollbackCreation';
import { rollbackUpdate } from './rollbackUpdate';
import { scopeOf, StackRun } from './StackRun';

/** What the update leaves over: resources that the template no longer has and predecessors of replaced ones. */
function leftovers(run: StackRun, input: StackInput): Removal[] {
  const { stack, context } = run;
  const active = new Set(scopeOf(context, stack, input).activeResources());
  const removed = [...stack.resources.values()]
    .filter(resource => !active.has(resource.logicalId))
    .map(resource => ({
      resource,
      isCurrent: true,
      retain: isRetained(resource.definition, 'DeletionPolicy'),
      keepRecord: false,
    }));
  const replaced = stack.discarded.map(resource => ({
    resource,
    isCurrent: false,
    retain: isRetained(resource.definition, 'UpdateReplacePolicy'),
    keepRecord: false,
  }));
  return [...removed, ...replaced];
}

/** Back to the last good state; for a stack that never was in one that means an empty stack. */
function rollback(
  run: StackRun,
  problem: string,
  retainExceptOnCreate?: boolean,
): Promise<void> {
  return run.stack.hasBeenComplete
    ? rollbackUpdate(run, { reason: problem, retainExceptOnCreate })
    : rollbackCreation(run, {
        reason: `${problem}Rollback requested by user.`,
        retainExceptOnCreate,
      });
}

/** Brings a stack to a new template or new parameters; on failure back to what it was unless that is switched off. */
export async function updateStack(
  run: StackRun,
  input: StackInput,
  options: {
    disableRollback: boolean;
    /** On failure new resources go even under `DeletionPolicy: Retain`. */
    retainExceptOnCreate?: boolean;
  },
): Promise<void> {
  const { stack, context } = run;
  const { clock } = context;
  if (stack.hasBeenComplete) {
    stack.previousInput = stack.previousInput ?? stack.input;
  }
  stack.forgetDrift();
  stack.input = input;
  stack.lastUpdatedTime = clock.tick();
  stack.transition(clock, 'UPDATE_IN_PROGRESS', 'User Initiated');
  const problem = await applyAndCompute(run, input);
  if (problem !== undefined) {
    if (options.disableRollback) {
      stack.transition(clock, 'UPDATE_FAILED', problem);
    } else {
      await rollback(run, problem, options.retainExceptOnCreate);
    }
    return;
  }
  stack.previousInput = undefined;
  stack.undo.clear();
  stack.hasBeenComplete = true;
  stack.transition(clock, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  const removals = leftovers(run, input);
  stack.discarded.length = 0;
  const { failed, skipped } = await removeResources(run, removals);
  const left = [...failed, ...skipped];
  // What could not be deleted is no longer the stack's business; AWS leaves it behind as well.
  left.forEach(logicalId => {
    if (!scopeOf(context, stack, input).activeResources().includes(logicalId)) {
      stack.resources.delete(logicalId);
    }
  });
  stack.transition(
    clock,
    'UPDATE_COMPLETE',
    left.length
      ? 'Update successful. One or more resources could not be deleted.'
      : undefined,
  );
}
