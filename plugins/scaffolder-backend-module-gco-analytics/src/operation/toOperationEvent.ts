import { RunnerEvent } from '@gco/analytics-blueprint';
import { API_LIMITS, OperationEvent } from '@gco/plugin-gco-analytics-common';

/**
 * The portal's record of a runner's event.
 *
 * @param fallbackId - id for events that AWS gave none, unique within the operation
 */
export function toOperationEvent(
  event: RunnerEvent,
  fallbackId: string,
): OperationEvent {
  return {
    id: event.id ?? fallbackId,
    at: event.at,
    resource: event.resource,
    resourceType: event.resourceType,
    physicalId: event.physicalId,
    status: event.status,
    // For a resource the message repeats what the other fields say; AWS's reason is what is worth keeping.
    message: cut(event.kind === 'resource' ? event.reason : event.message),
    progress: event.progress,
  };
}

function cut(text: string | undefined): string | undefined {
  return text?.slice(0, API_LIMITS.maxEventMessageLength);
}
