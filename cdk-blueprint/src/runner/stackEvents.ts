import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { RunnerEvent } from './types';

const STARTS = new Set([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'DELETE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
]);

/** What follows when another resource has failed; never the reason itself. */
const CANCELLED = /^Resource (creation|update|deletion|import) cancelled/i;

/** Whether an event is about the stack itself. */
export const isStackEvent = (event: StackEvent): boolean =>
  event.PhysicalResourceId !== undefined &&
  event.PhysicalResourceId === event.StackId;

/** Whether an event is the first of an operation on its stack. */
export const startsOperation = (event: StackEvent): boolean =>
  isStackEvent(event) && STARTS.has(event.ResourceStatus ?? '');

/** Whether an event tells of a resource that failed by itself. */
export const isOwnFailure = (event: StackEvent): boolean =>
  !isStackEvent(event) &&
  (event.ResourceStatus ?? '').endsWith('_FAILED') &&
  !CANCELLED.test(event.ResourceStatusReason ?? '');

/** A CloudFormation event in the runner's words. */
export function resourceEvent(
  event: StackEvent,
  progress?: RunnerEvent['progress'],
): RunnerEvent {
  const {
    LogicalResourceId: resource = '',
    ResourceType: resourceType = '',
    ResourceStatus: status = '',
  } = event;
  const reason = event.ResourceStatusReason;
  const count =
    progress &&
    `${progress.completed}${
      progress.total === undefined ? '' : `/${progress.total}`
    } `;
  return {
    kind: 'resource',
    at: (event.Timestamp ?? new Date()).toISOString(),
    message: `${count ?? ''}${status} ${resource} (${resourceType})${
      reason ? `: ${reason}` : ''
    }`,
    id: event.EventId,
    resource,
    resourceType,
    physicalId: event.PhysicalResourceId || undefined,
    status,
    reason,
    progress,
  };
}
