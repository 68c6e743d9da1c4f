import { Operation } from '../../../core/types';
import {
  actingContext,
  createStack,
  deleteStack,
  rollbackCreation,
  rollbackUpdate,
  startOperation,
  updateStack,
} from '../engine';
import { Stack, StackStore } from '../model';
import { validationError } from '../template';
import { exportUsers } from './exports';
import { hasChanges, planStackChanges } from './planStackChanges';
import { prepareInput } from './prepareInput';
import {
  alreadyExists,
  authorizedStack,
  bracketedMessage,
  checkUpdatable,
  requiredStack,
} from './support';

function failureBehaviour(input: any): 'ROLLBACK' | 'DO_NOTHING' | 'DELETE' {
  if (input.OnFailure && input.DisableRollback !== undefined) {
    throw validationError('Only one of DisableRollback and OnFailure can be specified');
  }
  return input.OnFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
}

const createStackOperation: Operation = async (context, input) => {
  const existing = authorizedStack(context, 'CreateStack', input.StackName);
  if (existing) {
    throw alreadyExists(`Stack [${existing.name}] already exists`);
  }
  const onFailure = failureBehaviour(input);
  const store = StackStore.of(context);
  const stack = store.draft(context, input.StackName);
  const prepared = await prepareInput(context, stack, input);
  const acting = actingContext({
    context,
    stack,
    roleArn: input.RoleARN,
    isPassed: true,
  });
  stack.roleArn = input.RoleARN;
  stack.disableRollback = onFailure === 'DO_NOTHING';
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  store.add(stack);
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run => createStack(run, prepared, { onFailure }),
  });
  return { StackId: stack.id };
};

const updateStackOperation: Operation = async (context, input) => {
  const stack = requiredStack(
    context,
    'UpdateStack',
    input.StackName,
    bracketedMessage,
  );
  checkUpdatable(stack);
  const prepared = await prepareInput(context, stack, input);
  // Reading the template takes a while; somebody else may have been faster.
  checkUpdatable(stack);
  const changes = planStackChanges(context, stack, prepared);
  if (!hasChanges(stack, prepared, changes)) {
    throw validationError('No updates are to be performed.');
  }
  const roleArn = input.RoleARN ?? stack.roleArn;
  const acting = actingContext({
    context,
    stack,
    roleArn,
    isPassed: input.RoleARN !== undefined,
  });
  stack.roleArn = roleArn;
  stack.disableRollback = input.DisableRollback ?? false;
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run =>
      updateStack(run, prepared, { disableRollback: stack.disableRollback }),
  });
  return { StackId: stack.id };
};

/** A stack that is being made can be deleted at once; other work has to end first. */
function checkDeletable(stack: Stack): void {
  const isBusy =
    stack.status.endsWith('_IN_PROGRESS') &&
    !['CREATE_IN_PROGRESS', 'REVIEW_IN_PROGRESS'].includes(stack.status);
  if (isBusy) {
    throw validationError(
      `Stack [${stack.name}] cannot be deleted while in status ${stack.status}`,
    );
  }
  if (stack.terminationProtection) {
    throw validationError(
      `Stack [${stack.id}] cannot be deleted while TerminationProtection is enabled`,
    );
  }
}

const deleteStackOperation: Operation = (context, input) => {
  const stack = authorizedStack(context, 'DeleteStack', input.StackName);
  if (!stack || stack.isDeleted || stack.status === 'DELETE_IN_PROGRESS') {
    return {};
  }
  checkDeletable(stack);
  const used = stack.outputs.find(
    ({ exportName }) => exportName && exportUsers(context, exportName).length,
  );
  if (used) {
    throw validationError(
      `Export ${used.exportName} cannot be deleted as it is in use by ${exportUsers(
        context,
        used.exportName!,
      ).join(', ')}`,
    );
  }
  const retain: string[] = input.RetainResources ?? [];
  const force = input.DeletionMode === 'FORCE_DELETE_STACK';
  if ((retain.length || force) && stack.status !== 'DELETE_FAILED') {
    throw validationError(
      `Invalid operation on stack [${stack.id}]. Resources can be retained and deletion can be forced only for stacks in the DELETE_FAILED state`,
    );
  }
  const roleArn = input.RoleARN ?? stack.roleArn;
  const acting = actingContext({
    context,
    stack,
    roleArn,
    isPassed: input.RoleARN !== undefined,
  });
  stack.roleArn = roleArn;
  const { operation } = stack;
  operation?.cancel({ reason: 'Deletion requested by user.', superseded: true });
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run => deleteStack(run, { retain, force, after: operation?.done }),
  });
  return {};
};

const continueUpdateRollback: Operation = (context, input) => {
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
  const roleArn = input.RoleARN ?? stack.roleArn;
  const acting = actingContext({
    context,
    stack,
    roleArn,
    isPassed: input.RoleARN !== undefined,
  });
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run => rollbackUpdate(run, { reason: 'User Initiated', skip }),
  });
  return {};
};

const rollbackStack: Operation = (context, input) => {
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
  const roleArn = input.RoleARN ?? stack.roleArn;
  const acting = actingContext({
    context,
    stack,
    roleArn,
    isPassed: input.RoleARN !== undefined,
  });
  // Without an earlier good state there is nothing to go back to but an empty stack.
  const isCreation = stack.status === 'CREATE_FAILED' || !stack.previousInput;
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
        : rollbackUpdate(run, { reason: 'User Initiated' }),
  });
  return { StackId: stack.id };
};

const cancelUpdateStack: Operation = (context, input) => {
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

const updateTerminationProtection: Operation = (context, input) => {
  const stack = requiredStack(
    context,
    'UpdateTerminationProtection',
    input.StackName,
    bracketedMessage,
  );
  stack.terminationProtection = input.EnableTerminationProtection;
  return { StackId: stack.id };
};

/** Operations that change stacks without a change set. */
export const stackChangeOperations: Readonly<Record<string, Operation>> = {
  CreateStack: createStackOperation,
  UpdateStack: updateStackOperation,
  DeleteStack: deleteStackOperation,
  ContinueUpdateRollback: continueUpdateRollback,
  RollbackStack: rollbackStack,
  CancelUpdateStack: cancelUpdateStack,
  UpdateTerminationProtection: updateTerminationProtection,
};
