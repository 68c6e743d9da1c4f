import type {
  CreateStackInput,
  DeleteStackInput,
  UpdateStackInput,
  UpdateTerminationProtectionInput,
} from '@aws-sdk/client-cloudformation';
import { Operation } from '../../../core/types';
import {
  actingContext,
  createStack,
  deleteStack,
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
import { workingContext } from './workingContext';

function failureBehaviour(
  input: CreateStackInput,
): 'ROLLBACK' | 'DO_NOTHING' | 'DELETE' {
  if (input.OnFailure && input.DisableRollback !== undefined) {
    throw validationError(
      'Only one of DisableRollback and OnFailure can be specified',
    );
  }
  return input.OnFailure ?? (input.DisableRollback ? 'DO_NOTHING' : 'ROLLBACK');
}

const createStackOperation: Operation = async (
  context,
  input: CreateStackInput,
) => {
  const existing = authorizedStack(
    context,
    'CreateStack',
    input.StackName,
    input,
  );
  if (existing) {
    throw alreadyExists(`Stack [${existing.name}] already exists`);
  }
  const onFailure = failureBehaviour(input);
  const store = StackStore.of(context);
  const stack = store.draft(context, input.StackName!);
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
    execute: run =>
      createStack(run, prepared, {
        onFailure,
        retainExceptOnCreate: input.RetainExceptOnCreate,
      }),
  });
  return { StackId: stack.id };
};

const updateStackOperation: Operation = async (
  context,
  input: UpdateStackInput,
) => {
  const stack = requiredStack(
    context,
    'UpdateStack',
    input.StackName,
    bracketedMessage,
    input,
  );
  checkUpdatable(stack);
  const prepared = await prepareInput(context, stack, input);
  // Reading the template takes a while; somebody else may have been faster.
  checkUpdatable(stack);
  const changes = planStackChanges(context, stack, prepared);
  if (!hasChanges(stack, prepared, changes)) {
    throw validationError('No updates are to be performed.');
  }
  const acting = workingContext(context, stack, input.RoleARN);
  stack.disableRollback = input.DisableRollback ?? false;
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run =>
      updateStack(run, prepared, {
        disableRollback: stack.disableRollback,
        retainExceptOnCreate: input.RetainExceptOnCreate,
      }),
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

const deleteStackOperation: Operation = (context, input: DeleteStackInput) => {
  const stack = authorizedStack(context, 'DeleteStack', input.StackName, input);
  if (!stack || stack.isDeleted || stack.status === 'DELETE_IN_PROGRESS') {
    return {};
  }
  checkDeletable(stack);
  const used = stack.outputs.find(
    ({ exportName }) => exportName && exportUsers(context, exportName).length,
  );
  if (used) {
    throw validationError(
      `Export ${
        used.exportName
      } cannot be deleted as it is in use by ${exportUsers(
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
  const acting = workingContext(context, stack, input.RoleARN);
  const { operation } = stack;
  operation?.cancel({
    reason: 'Deletion requested by user.',
    superseded: true,
  });
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: run => deleteStack(run, { retain, force, after: operation?.done }),
  });
  return {};
};

const updateTerminationProtection: Operation = (
  context,
  input: UpdateTerminationProtectionInput,
) => {
  const stack = requiredStack(
    context,
    'UpdateTerminationProtection',
    input.StackName,
    bracketedMessage,
  );
  stack.terminationProtection = input.EnableTerminationProtection ?? false;
  return { StackId: stack.id };
};

/** Operations that make, change and remove stacks without a change set. */
export const stackLifecycleOperations: Readonly<Record<string, Operation>> = {
  CreateStack: createStackOperation,
  UpdateStack: updateStackOperation,
  DeleteStack: deleteStackOperation,
  UpdateTerminationProtection: updateTerminationProtection,
};
