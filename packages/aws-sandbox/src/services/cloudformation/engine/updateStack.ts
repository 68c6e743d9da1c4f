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
function rollback(run: StackRun, problem: string): Promise<void> {
  return run.stack.hasBeenComplete
    ? rollbackUpdate(run, { reason: problem })
    : rollbackCreation(run, {
        reason: `${problem}Rollback requested by user.`,
      });
}

/** Brings a stack to a new template or new parameters; on failure back to what it was unless that is switched off. */
export async function updateStack(
  run: StackRun,
  input: StackInput,
  options: { disableRollback: boolean },
): Promise<void> {
  const { stack, context } = run;
  const { clock } = context;
  if (stack.hasBeenComplete) {
    stack.previousInput = stack.previousInput ?? stack.input;
  }
  stack.input = input;
  stack.lastUpdatedTime = clock.tick();
  stack.transition(clock, 'UPDATE_IN_PROGRESS', 'User Initiated');
  const problem = await applyAndCompute(run, input);
  if (problem !== undefined) {
    if (options.disableRollback) {
      stack.transition(clock, 'UPDATE_FAILED', problem);
    } else {
      await rollback(run, problem);
    }
    return;
  }
  stack.previousInput = undefined;
  stack.undo.clear();
  stack.hasBeenComplete = true;
  stack.transition(clock, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  const removals = leftovers(run, input);
  stack.discarded.length = 0;
  const { failed } = await removeResources(run, removals);
  // What could not be deleted is no longer the stack's business; AWS leaves it behind as well.
  failed.forEach(logicalId => {
    if (!scopeOf(context, stack, input).activeResources().includes(logicalId)) {
      stack.resources.delete(logicalId);
    }
  });
  stack.transition(
    clock,
    'UPDATE_COMPLETE',
    failed.length
      ? 'Update successful. One or more resources could not be deleted.'
      : undefined,
  );
}
