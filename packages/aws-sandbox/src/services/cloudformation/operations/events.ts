import type {
  DescribeEventsInput,
  DescribeStackEventsInput,
  ListHookResultsInput,
} from '@aws-sdk/client-cloudformation';
import { Operation } from '../../../core/types';
import {
  ChangeSet,
  Stack,
  StackEvent,
  STACK_TYPE,
  StackStore,
  ValidationFailure,
} from '../model';
import { validationError } from '../template';
import { requireChangeSet } from './changeSets';
import { bracketedMessage, pageOf, requiredStack } from './support';

const PAGE_SIZE = 100;

/** A page of events, newest first. The token is an event's id, so that new events do not shift the pages. */
function eventPage(
  events: readonly StackEvent[],
  token: string | undefined,
): { page: StackEvent[]; NextToken?: string } {
  const newestFirst = [...events].reverse();
  const start = token
    ? newestFirst.findIndex(event => event.EventId === token)
    : 0;
  if (start < 0) {
    throw validationError(`Invalid NextToken ${token}`);
  }
  return {
    page: newestFirst.slice(start, start + PAGE_SIZE),
    NextToken: newestFirst[start + PAGE_SIZE]?.EventId,
  };
}

const describeStackEvents: Operation = (
  context,
  input: DescribeStackEventsInput,
) => {
  const stack = requiredStack(
    context,
    'DescribeStackEvents',
    input.StackName,
    bracketedMessage,
  );
  const { page, NextToken } = eventPage(stack.events, input.NextToken);
  return { StackEvents: page, NextToken };
};

function operationType(events: readonly StackEvent[]): string {
  const root = events.find(event => event.ResourceType === STACK_TYPE);
  const status = root?.ResourceStatus ?? '';
  if (status.includes('ROLLBACK')) {
    return 'ROLLBACK';
  }
  if (status.startsWith('UPDATE')) {
    return 'UPDATE_STACK';
  }
  return status.startsWith('DELETE') ? 'DELETE_STACK' : 'CREATE_STACK';
}

/** An event in the shape of the newer call. */
function operationEvent(event: StackEvent, all: readonly StackEvent[]) {
  return {
    EventId: event.EventId,
    StackId: event.StackId,
    OperationId: event.OperationId,
    OperationType: operationType(
      all.filter(other => other.OperationId === event.OperationId),
    ),
    EventType: event.ResourceStatus.endsWith('_FAILED')
      ? 'PROVISIONING_ERROR'
      : 'STACK_EVENT',
    LogicalResourceId: event.LogicalResourceId,
    PhysicalResourceId: event.PhysicalResourceId,
    ResourceType: event.ResourceType,
    Timestamp: event.Timestamp,
    ResourceStatus: event.ResourceStatus,
    ResourceStatusReason: event.ResourceStatusReason,
    ResourceProperties: event.ResourceProperties,
    ClientRequestToken: event.ClientRequestToken,
  };
}

function validationEvent(
  stack: Stack,
  changeSet: ChangeSet,
  failure: ValidationFailure,
  index: number,
) {
  const [, id] = changeSet.id.split(`/${changeSet.name}/`);
  return {
    EventId: `${id}-${failure.logicalId}-${index}`,
    StackId: stack.id,
    OperationId: id,
    OperationType: 'CREATE_CHANGESET',
    EventType: 'VALIDATION_ERROR',
    LogicalResourceId: failure.logicalId,
    PhysicalResourceId: failure.physicalId,
    ResourceType: failure.type,
    Timestamp: changeSet.creationTime,
    ValidationName: failure.name,
    ValidationFailureMode: 'FAIL',
    ValidationStatus: 'FAILED',
    ValidationStatusReason: failure.reason,
    ValidationPath: failure.path,
  };
}

const describeEvents: Operation = (context, input: DescribeEventsInput) => {
  const {
    StackName,
    ChangeSetName,
    OperationId,
    Filters,
    NextToken: token,
  } = input;
  if (ChangeSetName) {
    const { stack, changeSet } = requireChangeSet(
      context,
      'DescribeEvents',
      input,
    );
    const { page, NextToken } = pageOf(
      changeSet.failures ?? [],
      input,
      failure => `${failure.path} ${failure.reason}`,
    );
    return {
      OperationEvents: page.map((failure, index) =>
        validationEvent(stack, changeSet, failure, index),
      ),
      NextToken,
    };
  }
  const nameOrId =
    StackName ??
    StackStore.of(context)
      .all()
      .find(candidate =>
        candidate.events.some(event => event.OperationId === OperationId),
      )?.id;
  if (!nameOrId) {
    throw validationError(`Operation ${OperationId} does not exist`);
  }
  const stack = requiredStack(
    context,
    'DescribeEvents',
    nameOrId,
    bracketedMessage,
  );
  const wanted = stack.events.filter(
    event =>
      (!OperationId || event.OperationId === OperationId) &&
      (!Filters?.FailedEvents || event.ResourceStatus.endsWith('_FAILED')),
  );
  const { page, NextToken } = eventPage(wanted, token);
  return {
    OperationEvents: page.map(event => operationEvent(event, stack.events)),
    NextToken,
  };
};

export const eventOperations: Readonly<Record<string, Operation>> = {
  DescribeStackEvents: describeStackEvents,
  DescribeEvents: describeEvents,

  /** There are no hooks here, so there are no results of them. */
  ListHookResults(context, input: ListHookResultsInput) {
    context.authorize('cloudformation:ListHookResults', '*');
    const { NextToken } = pageOf([], input, () => '');
    return {
      TargetType: input.TargetType,
      TargetId: input.TargetId,
      HookResults: [],
      NextToken,
    };
  },
};
