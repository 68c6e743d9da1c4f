import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { paginateInOrder } from '../../../validation';
import { Stack, StackStore } from '../model';
import { validationError } from '../template';
import { ConditionedRequest, stackConditions } from './stackConditions';

/** ARN that an action on a stack is decided on; the stack may not exist. */
function stackArn(
  context: CallContext,
  nameOrId: string,
  stack?: Stack,
): string {
  if (stack) {
    return stack.id;
  }
  const { partition, region, accountId } = context;
  return nameOrId.startsWith('arn:')
    ? nameOrId
    : `arn:${partition}:cloudformation:${region}:${accountId}:stack/${nameOrId}/*`;
}

/** The stack that a request names, if there is one, once the caller may do the action on it. */
export function authorizedStack(
  context: CallContext,
  action: string,
  nameOrId: string | undefined,
  request: ConditionedRequest = {},
): Stack | undefined {
  if (!nameOrId) {
    throw validationError(
      "1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null",
    );
  }
  const stack = StackStore.of(context).find(nameOrId);
  context.authorize(
    `cloudformation:${action}`,
    stackArn(context, nameOrId, stack),
    stackConditions(request, stack),
  );
  return stack;
}

/** The same; a stack that does not exist is an error. */
export function requiredStack(
  context: CallContext,
  action: string,
  nameOrId: string | undefined,
  message: (name: string) => string = name =>
    `Stack with id ${name} does not exist`,
  request: ConditionedRequest = {},
): Stack {
  const stack = authorizedStack(context, action, nameOrId, request);
  if (!stack) {
    throw validationError(message(nameOrId!));
  }
  return stack;
}

export function bracketedMessage(name: string): string {
  return `Stack [${name}] does not exist`;
}

/** Statuses from which a stack can be updated. */
const UPDATABLE = [
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  // Left by an operation without rollback: the next update tries again.
  'CREATE_FAILED',
  'UPDATE_FAILED',
];

/** Throws as CloudFormation does when a stack is busy or beyond repair. */
export function checkUpdatable(stack: Stack): void {
  if (!UPDATABLE.includes(stack.status)) {
    throw validationError(
      `Stack:${stack.id} is in ${stack.status} state and can not be updated.`,
    );
  }
}

const PAGE_SIZE = 100;

/** One page of a list that keeps its order. */
export function pageOf<T>(
  items: readonly T[],
  input: { NextToken?: string; size?: number },
  keyOf: (item: T) => string,
): { page: T[]; NextToken?: string } {
  const page = paginateInOrder(items, {
    limit: input.size,
    defaultLimit: PAGE_SIZE,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'ValidationError',
  });
  return { page: page.items, NextToken: page.nextToken };
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message);
}
