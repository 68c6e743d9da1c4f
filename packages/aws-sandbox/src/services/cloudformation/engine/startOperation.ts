import { randomUUID } from 'crypto';
import { BackgroundWork } from '../../../core/BackgroundWork';
import { CallContext } from '../../../core/types';
import { Stack, StackOperation } from '../model';
import { resourceHandlers } from '../resources';
import { cancelInFlight, StackRun, WorkUnderWay } from './StackRun';

/** The failed counterpart of a status that is in progress. */
function failedStatus(status: string): string {
  return status.replace(/(_COMPLETE_CLEANUP)?_IN_PROGRESS$/, '_FAILED');
}

/**
 * Starts work on a stack and returns as soon as its first event is recorded; the work goes on by itself,
 * whether or not anybody asks for the stack again.
 *
 * @param context acts as the stack's role
 */
export function startOperation(options: {
  context: CallContext;
  stack: Stack;
  clientRequestToken?: string;
  execute: (run: StackRun) => Promise<void>;
}): void {
  const { context, stack, clientRequestToken, execute } = options;
  const work: WorkUnderWay = {
    stack,
    context,
    inFlight: new Map(),
    cancelled: new Set(),
  };
  const operation: StackOperation = {
    id: randomUUID(),
    clientRequestToken,
    isSuperseded: false,
    done: Promise.resolve(),
    cancel({ reason, superseded }) {
      operation.cancelReason = reason;
      operation.isSuperseded = superseded;
      cancelInFlight(work);
    },
  };
  const run: StackRun = {
    ...work,
    operation,
    handlers: resourceHandlers,
    failures: new Map(),
  };
  stack.operation = operation;
  const ended = execute(run)
    .catch(error => {
      // Only a defect of the emulation ends here; the stack must not hang in progress for it.
      stack.transition(
        context.clock,
        failedStatus(stack.status),
        `Internal Failure of the local AWS: ${(error as Error).message}`,
      );
    })
    .finally(() => {
      if (stack.operation === operation) {
        stack.operation = undefined;
      }
    });
  operation.done = BackgroundWork.of(context).follow(stack.id, ended);
}
