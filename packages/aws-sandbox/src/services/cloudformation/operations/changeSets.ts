import type {
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../../core/AwsError';
import { CallContext, Operation } from '../../../core/types';
import { ResourceChange } from '../changes';
import {
  actingContext,
  createStack,
  startOperation,
  updateStack,
} from '../engine';
import { ChangeSet, Stack, StackStore } from '../model';
import { validationError } from '../template';
import { createChangeSet } from './createChangeSet';
import {
  bracketedMessage,
  checkUpdatable,
  pageOf,
  requiredStack,
} from './support';
import { shownParameters, shownTags } from './shapes';

function notFound(name: string): AwsError {
  return new AwsError(
    'ChangeSetNotFound',
    `ChangeSet [${name}] does not exist`,
    404,
  );
}

/** The change set that a request names by ARN, or by name within a stack. */
export function findChangeSet(
  context: CallContext,
  action: string,
  input: { ChangeSetName?: string; StackName?: string },
): { stack: Stack; changeSet?: ChangeSet } {
  const { ChangeSetName = '', StackName } = input;
  const isArn = ChangeSetName.startsWith('arn:');
  if (!StackName && !isArn) {
    throw validationError(
      'StackName must be specified if ChangeSetName is not specified as an ARN.',
    );
  }
  const owner = StackStore.of(context)
    .all()
    .find(candidate => candidate.changeSets.has(ChangeSetName));
  if (!StackName && !owner) {
    context.authorize(`cloudformation:${action}`, ChangeSetName);
    throw notFound(ChangeSetName);
  }
  const stack = requiredStack(
    context,
    action,
    StackName ?? owner!.id,
    bracketedMessage,
    { ChangeSetName },
  );
  const changeSet = [...stack.changeSets.values()].find(
    candidate =>
      candidate.id === ChangeSetName || candidate.name === ChangeSetName,
  );
  return { stack, changeSet };
}

export function requireChangeSet(
  context: CallContext,
  action: string,
  input: { ChangeSetName?: string; StackName?: string },
): { stack: Stack; changeSet: ChangeSet } {
  const { stack, changeSet } = findChangeSet(context, action, input);
  if (!changeSet) {
    throw notFound(input.ChangeSetName ?? '');
  }
  return { stack, changeSet };
}

/** A change without the values of its properties. */
function withoutValues(change: ResourceChange): ResourceChange {
  const { BeforeContext, AfterContext, ...rest } = change;
  return {
    ...rest,
    Details: change.Details.map(detail => {
      const { BeforeValue, AfterValue, ...Target } = detail.Target;
      return { ...detail, Target };
    }),
  };
}

const describeChangeSet: Operation = (
  context,
  input: DescribeChangeSetInput,
) => {
  const { stack, changeSet } = requireChangeSet(
    context,
    'DescribeChangeSet',
    input,
  );
  const { page, NextToken } = pageOf(
    changeSet.changes,
    input,
    ({ LogicalResourceId }) => LogicalResourceId!,
  );
  return {
    ChangeSetName: changeSet.name,
    ChangeSetId: changeSet.id,
    StackId: stack.id,
    StackName: stack.name,
    Description: changeSet.description,
    Parameters: shownParameters(changeSet.input),
    CreationTime: changeSet.creationTime,
    ExecutionStatus: changeSet.executionStatus,
    Status: changeSet.status,
    StatusReason: changeSet.statusReason,
    NotificationARNs: changeSet.input.notificationArns,
    RollbackConfiguration: {},
    Capabilities: changeSet.input.capabilities,
    Tags: shownTags(changeSet.input.tags),
    Changes: page.map(change => ({
      Type: 'Resource',
      ResourceChange: input.IncludePropertyValues
        ? change
        : withoutValues(change),
    })),
    IncludeNestedStacks: false,
    OnStackFailure: changeSet.onStackFailure,
    NextToken,
  };
};

const listChangeSets: Operation = (context, input: ListChangeSetsInput) => {
  const stack = requiredStack(
    context,
    'ListChangeSets',
    input.StackName,
    bracketedMessage,
  );
  const { page, NextToken } = pageOf(
    [...stack.changeSets.values()],
    input,
    ({ id }) => id,
  );
  return {
    Summaries: page.map(changeSet => ({
      StackId: stack.id,
      StackName: stack.name,
      ChangeSetId: changeSet.id,
      ChangeSetName: changeSet.name,
      Status: changeSet.status,
      StatusReason: changeSet.statusReason,
      ExecutionStatus: changeSet.executionStatus,
      CreationTime: changeSet.creationTime,
      Description: changeSet.description,
      IncludeNestedStacks: false,
    })),
    NextToken,
  };
};

/** Succeeds for a change set that is not there, as long as its stack is. */
const deleteChangeSet: Operation = (context, input: DeleteChangeSetInput) => {
  const { stack, changeSet } = findChangeSet(context, 'DeleteChangeSet', input);
  if (changeSet?.executionStatus === 'EXECUTE_IN_PROGRESS') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${changeSet.id}] cannot be deleted in its current execution status of [${changeSet.executionStatus}]`,
    );
  }
  if (changeSet) {
    stack.changeSets.delete(changeSet.id);
  }
  return {};
};

function onFailure(
  changeSet: ChangeSet,
  disableRollback: boolean,
): 'ROLLBACK' | 'DO_NOTHING' | 'DELETE' {
  if (disableRollback || changeSet.onStackFailure === 'DO_NOTHING') {
    return 'DO_NOTHING';
  }
  return changeSet.onStackFailure === 'DELETE' ? 'DELETE' : 'ROLLBACK';
}

const executeChangeSet: Operation = (context, input: ExecuteChangeSetInput) => {
  const { stack, changeSet } = requireChangeSet(
    context,
    'ExecuteChangeSet',
    input,
  );
  if (changeSet.executionStatus !== 'AVAILABLE') {
    throw new AwsError(
      'InvalidChangeSetStatus',
      `ChangeSet [${
        changeSet.id
      }] cannot be executed in its current status of [${
        changeSet.status === 'FAILED' ? 'FAILED' : changeSet.executionStatus
      }]`,
    );
  }
  if (stack.status !== 'REVIEW_IN_PROGRESS') {
    checkUpdatable(stack);
  }
  const isCreation = stack.status === 'REVIEW_IN_PROGRESS';
  const roleArn = changeSet.input.roleArn ?? stack.roleArn;
  const acting = actingContext({ context, stack, roleArn, isPassed: false });
  stack.roleArn = roleArn;
  stack.changeSetId = changeSet.id;
  if (input.DisableRollback !== undefined && changeSet.onStackFailure) {
    throw validationError(
      'DisableRollback cannot be specified for a change set with OnStackFailure',
    );
  }
  stack.disableRollback =
    input.DisableRollback ?? changeSet.onStackFailure === 'DO_NOTHING';
  for (const other of stack.changeSets.values()) {
    if (other !== changeSet && other.executionStatus === 'AVAILABLE') {
      other.executionStatus = 'OBSOLETE';
    }
  }
  changeSet.executionStatus = 'EXECUTE_IN_PROGRESS';
  startOperation({
    context: acting,
    stack,
    clientRequestToken: input.ClientRequestToken,
    execute: async run => {
      await (isCreation
        ? createStack(run, changeSet.input, {
            onFailure: onFailure(changeSet, stack.disableRollback),
            retainExceptOnCreate: input.RetainExceptOnCreate,
          })
        : updateStack(run, changeSet.input, {
            disableRollback: stack.disableRollback,
            retainExceptOnCreate: input.RetainExceptOnCreate,
          }));
      const isDone = /^(CREATE|UPDATE)_COMPLETE$/.test(stack.status);
      changeSet.executionStatus = isDone
        ? 'EXECUTE_COMPLETE'
        : 'EXECUTE_FAILED';
    },
  });
  return {};
};

export const changeSetOperations: Readonly<Record<string, Operation>> = {
  CreateChangeSet: createChangeSet,
  DescribeChangeSet: describeChangeSet,
  ListChangeSets: listChangeSets,
  DeleteChangeSet: deleteChangeSet,
  ExecuteChangeSet: executeChangeSet,
};
