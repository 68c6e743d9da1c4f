import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { isOwnFailure, isStackEvent } from './stackEvents';
import { isInProgress } from './stackStep';

/** A resource that failed, and why. */
export interface FailedResource {
  readonly resource: string;
  readonly resourceType: string;
  readonly reason: string;
}

/** A resource that CloudFormation works on. */
export interface ResourceAtWork {
  readonly resource: string;
  readonly resourceType: string;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** What a deployment's events add up to: what is being worked on, what is done, what failed first. */
export class ResourceProgress {
  private readonly atWork = new Map<string, ResourceAtWork>();
  private readonly done = new Set<string>();
  private failure: FailedResource | undefined;

  constructor(private readonly now: () => number = Date.now) {}

  /** Takes the next event, in order. */
  add(event: StackEvent): void {
    const {
      LogicalResourceId: resource = '',
      ResourceType: resourceType = '',
      ResourceStatus: status = '',
    } = event;
    if (isOwnFailure(event)) {
      this.failure ??= {
        resource,
        resourceType,
        reason: event.ResourceStatusReason ?? status,
      };
    }
    if (status.endsWith('_COMPLETE')) this.done.add(resource);
    if (isStackEvent(event)) return;
    if (!isInProgress(status)) this.atWork.delete(resource);
    else if (!this.atWork.has(resource))
      this.atWork.set(resource, { resource, resourceType, since: this.now() });
  }

  /** Starts over for the next operation on the stack. */
  reset(): void {
    this.atWork.clear();
    this.done.clear();
    this.failure = undefined;
  }

  /** Number of resources that are done, the stack included. */
  get completed(): number {
    return this.done.size;
  }

  /** The resource that failed first by itself. */
  get firstFailure(): FailedResource | undefined {
    return this.failure;
  }

  /** The resource that has been worked on for the longest time. */
  get slowest(): ResourceAtWork | undefined {
    return [...this.atWork.values()].sort((a, b) => a.since - b.since)[0];
  }
}
