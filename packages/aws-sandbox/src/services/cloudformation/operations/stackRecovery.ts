import type {
  CancelUpdateStackInput,
  ContinueUpdateRollbackInput,
  RollbackStackInput,
} from '@aws-sdk/client-cloudformation';
import { Operation } from '../../../core/types';
import { rollbackCreation, rollbackUpdate, startOperation } from '../engine';
import { validationError } from '../template';
import { bracketedMessage, requiredStack } from './support';
import { workingContext } from './workingContext';

const continueUpdateRollback: Operation = (
  context,
  input: ContinueUpdateRollbackInput,
) => {
  const stack = requiredStack(
    context,
    'ContinueUpdateRollback',
    input.StackName,
    bracketedMessage,
  );
  if (stack.status !== 'UPDATE_ROLLBACK_FAILED') {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not continue update rollback.`,
    );
  }
  const skip: string[] = input.ResourcesToSkip ?? [];
  const wrong = skip.find(
    logicalId => stack.resources.get(logicalId)?.status !== 'UPDATE_FAILED',
  );
  if (wrong) {
    throw validationError(
      `Resource [${wrong}] is not in UPDATE_FAILED status and can not be skipped`,
    );
  }
  const acting = workingContext(context, stack, input.RoleARN);
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run => rollbackUpdate(run, { reason: 'User Initiated', skip }),
  });
  return {};
};

const rollbackStack: Operation = (context, input: RollbackStackInput) => {
  const stack = requiredStack(
    context,
    'RollbackStack',
    input.StackName,
    bracketedMessage,
  );
  if (!['CREATE_FAILED', 'UPDATE_FAILED'].includes(stack.status)) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be rolled back.`,
    );
  }
  const acting = workingContext(context, stack, input.RoleARN);
  // Without an earlier good state there is nothing to go back to but an empty stack.
  const isCreation = !stack.hasBeenComplete;
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run =>
      isCreation
        ? rollbackCreation(run, {
            reason: 'User Initiated',
            retainExceptOnCreate: input.RetainExceptOnCreate,
          })
        : rollbackUpdate(run, {
            reason: 'User Initiated',
            retainExceptOnCreate: input.RetainExceptOnCreate,
          }),
  });
  return { StackId: stack.id };
};

const cancelUpdateStack: Operation = (
  context,
  input: CancelUpdateStackInput,
) => {
  const stack = requiredStack(
    context,
    'CancelUpdateStack',
    input.StackName,
    bracketedMessage,
  );
  if (stack.status !== 'UPDATE_IN_PROGRESS' || !stack.operation) {
    throw validationError(
      `CancelUpdateStack cannot be called from current stack status ${stack.status}`,
    );
  }
  stack.operation.cancel({ reason: 'User Initiated', superseded: false });
  return {};
};

/** Operations that get a stack out of a failed or unwanted change. */
export const stackRecoveryOperations: Readonly<Record<string, Operation>> = {
  ContinueUpdateRollback: continueUpdateRollback,
  RollbackStack: rollbackStack,
  CancelUpdateStack: cancelUpdateStack,
};
