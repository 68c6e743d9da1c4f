import { randomUUID } from 'crypto';
import { CallContext } from '../../../core/types';
import { Stack, StackOperation } from '../model';
import { resourceHandlers } from '../resources';
import { cancelInFlight, StackRun } from './StackRun';

function createOperation(options: {
  clientRequestToken?: string;
  cancelled: () => void;
}): StackOperation {
  return {
    id: randomUUID(),
    clientRequestToken: options.clientRequestToken,
    isSuperseded: false,
    done: Promise.resolve(),
    cancel({ reason, superseded }) {
      this.cancelReason = reason;
      this.isSuperseded = superseded;
      options.cancelled();
    },
  };
}

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
  const operation = createOperation({
    clientRequestToken,
    cancelled: () => cancelInFlight(run),
  });
  const run: StackRun = {
    stack,
    context,
    operation,
    handlers: resourceHandlers,
    inFlight: new Map(),
    failures: new Map(),
    cancelled: new Set(),
  };
  stack.operation = operation;
  operation.done = execute(run)
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
}
