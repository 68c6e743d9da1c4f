import type { CreateChangeSetInput } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../../core/types';
import { actingContext } from '../engine';
import {
  ChangeSet,
  ChangeSetType,
  Stack,
  StackInput,
  StackStore,
} from '../model';
import { validationError } from '../template';
import { hasChanges, planStackChanges } from './planStackChanges';
import { prepareInput } from './prepareInput';
import {
  alreadyExists,
  authorizedStack,
  bracketedMessage,
  checkUpdatable,
} from './support';

const NAME = /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/;

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Creates the stack's stub for a first change set, or checks that the stack can be changed. */
function stackForChangeSet(
  context: CallContext,
  input: CreateChangeSetInput,
  type: ChangeSetType,
): { stack: Stack; isNew: boolean } {
  const existing = authorizedStack(context, 'CreateChangeSet', input.StackName);
  if (type === 'CREATE') {
    if (existing && existing.status !== 'REVIEW_IN_PROGRESS') {
      throw validationError(
        `Stack [${existing.name}] already exists and cannot be created again with the changeSet [${input.ChangeSetName}].`,
      );
    }
    return existing
      ? { stack: existing, isNew: false }
      : {
          stack: StackStore.of(context).draft(context, input.StackName!),
          isNew: true,
        };
  }
  if (!existing) {
    throw validationError(bracketedMessage(input.StackName!));
  }
  checkUpdatable(existing);
  return { stack: existing, isNew: false };
}

function compute(
  context: CallContext,
  stack: Stack,
  input: StackInput,
): Pick<ChangeSet, 'changes' | 'status' | 'statusReason' | 'executionStatus'> {
  try {
    const changes = planStackChanges(context, stack, input);
    if (hasChanges(stack, input, changes)) {
      return {
        changes,
        status: 'CREATE_COMPLETE',
        executionStatus: 'AVAILABLE',
      };
    }
    return {
      changes: [],
      status: 'FAILED',
      statusReason: NO_CHANGES,
      executionStatus: 'UNAVAILABLE',
    };
  } catch (error) {
    return {
      changes: [],
      status: 'FAILED',
      statusReason: (error as Error).message,
      executionStatus: 'UNAVAILABLE',
    };
  }
}

/** Prepares a change of a stack; it is complete, or failed, when the call returns. */
export const createChangeSet: Operation = async (
  context,
  input: CreateChangeSetInput,
) => {
  const { ChangeSetName: name = '', RoleARN } = input;
  if (!NAME.test(name)) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  }
  const type: string = input.ChangeSetType ?? 'UPDATE';
  if (type !== 'CREATE' && type !== 'UPDATE') {
    throw validationError(
      `ChangeSetType ${type} is not implemented by the local AWS; CREATE and UPDATE are`,
    );
  }
  const { stack, isNew } = stackForChangeSet(context, input, type);
  if ([...stack.changeSets.values()].some(other => other.name === name)) {
    throw alreadyExists(
      `ChangeSet ${name} cannot be created due to a mismatch with existing attribute Name: it exists already`,
    );
  }
  const prepared = await prepareInput(context, stack, input);
  actingContext({ context, stack, roleArn: RoleARN, isPassed: true });
  if (isNew) {
    StackStore.of(context).add(stack);
    stack.transition(context.clock, 'REVIEW_IN_PROGRESS', 'User Initiated');
  }
  const { partition, region, accountId } = context;
  const changeSet: ChangeSet = {
    id: `arn:${partition}:cloudformation:${region}:${accountId}:changeSet/${name}/${randomUUID()}`,
    name,
    type,
    description: input.Description,
    creationTime: context.clock.tick(),
    onStackFailure: input.OnStackFailure,
    input: prepared,
    ...compute(context, stack, prepared),
  };
  stack.changeSets.set(changeSet.id, changeSet);
  return { Id: changeSet.id, StackId: stack.id };
};
