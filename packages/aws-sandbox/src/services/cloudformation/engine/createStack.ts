import { StackInput, StackStore } from '../model';
import { applyTemplate, computeOutputs } from './applyTemplate';
import { rollbackCreation } from './rollbackCreation';
import { failureSummary, StackRun } from './StackRun';

/** Applies the template and computes the outputs; answers why it did not work out, or nothing. */
export async function applyAndCompute(
  run: StackRun,
  input: StackInput,
): Promise<string | undefined> {
  const { stack, context, operation } = run;
  if (!(await applyTemplate(run, input))) {
    return operation.cancelReason ?? failureSummary(run);
  }
  if (operation.cancelReason !== undefined) {
    return operation.cancelReason;
  }
  try {
    stack.outputs = computeOutputs(
      run,
      input,
      StackStore.of(context).exports(),
    );
    return undefined;
  } catch (error) {
    return `${(error as Error).message} `;
  }
}

/** Makes a new stack's resources; on failure takes them back unless that is switched off. */
export async function createStack(
  run: StackRun,
  input: StackInput,
  options: {
    onFailure: 'ROLLBACK' | 'DO_NOTHING' | 'DELETE';
    /** On failure resources go even under `DeletionPolicy: Retain`. */
    retainExceptOnCreate?: boolean;
  },
): Promise<void> {
  const { stack, context, operation } = run;
  stack.input = input;
  stack.transition(context.clock, 'CREATE_IN_PROGRESS', 'User Initiated');
  const problem = await applyAndCompute(run, input);
  if (problem === undefined) {
    stack.undo.clear();
    stack.hasBeenComplete = true;
    stack.transition(context.clock, 'CREATE_COMPLETE');
  } else if (operation.isSuperseded) {
    return;
  } else if (options.onFailure === 'DO_NOTHING') {
    stack.transition(context.clock, 'CREATE_FAILED', problem);
  } else {
    await rollbackCreation(run, {
      reason: `${problem}Rollback requested by user.`,
      deleteStack: options.onFailure === 'DELETE',
      retainExceptOnCreate: options.retainExceptOnCreate,
    });
  }
}
