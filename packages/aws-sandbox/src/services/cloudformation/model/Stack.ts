import { randomUUID } from 'crypto';
import { Clock } from '../../../core/types';
import { ChangeSet } from './ChangeSet';
import { ResourceDrift } from './ResourceDrift';
import { STACK_TYPE, StackEvent } from './StackEvent';
import { StackInput } from './StackInput';
import { ResourceSnapshot, StackResource, UndoEntry } from './StackResource';

/** What stands for the value of a `NoEcho` parameter. */
export const SECRET_MASK = '****';

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly exportName?: string;
}

/** A create, update, rollback or delete under way. */
export interface StackOperation {
  /** Changes when a failed create or update turns into its rollback. */
  id: string;
  readonly clientRequestToken?: string;
  /** Set to stop: nothing new starts, what runs ends by itself. */
  cancelReason?: string;
  /** Another operation takes over from here: no rollback. */
  isSuperseded: boolean;
  /** Settles when the operation has ended, whatever the outcome. */
  done: Promise<void>;
  cancel(options: { reason: string; superseded: boolean }): void;
}

/** One stack of an account and region with its history. */
export class Stack {
  readonly id: string;
  readonly name: string;
  readonly creationTime: Date;
  readonly resources = new Map<string, StackResource>();
  readonly changeSets = new Map<string, ChangeSet>();
  /** Oldest first. */
  readonly events: StackEvent[] = [];
  /** How to get back to the last good state, by logical id; empty in a good state. */
  readonly undo = new Map<string, UndoEntry>();
  /** Physical resources that the last update put out of use and that still exist. */
  readonly discarded: ResourceSnapshot[] = [];
  /** What drift detection found last, by logical id; forgotten when the stack changes. */
  readonly drifts = new Map<string, ResourceDrift>();
  /** Outcome of the last drift detection over the stack. */
  drift?: { readonly status: string; readonly checkedAt: Date };
  status = 'REVIEW_IN_PROGRESS';
  statusReason?: string;
  lastUpdatedTime?: Date;
  deletionTime?: Date;
  /** What the stack is, or is becoming; absent before the first change set is executed. */
  input?: StackInput;
  /** What it was before the update under way or failed. */
  previousInput?: StackInput;
  outputs: readonly StackOutput[] = [];
  roleArn?: string;
  /** Has been in a good state once, to which it can go back. */
  hasBeenComplete = false;
  terminationProtection = false;
  disableRollback = false;
  changeSetId?: string;
  operation?: StackOperation;

  constructor(options: { id: string; name: string; creationTime: Date }) {
    this.id = options.id;
    this.name = options.name;
    this.creationTime = options.creationTime;
  }

  get isDeleted(): boolean {
    return this.status === 'DELETE_COMPLETE';
  }

  /** Nobody knows any more whether the stack is as its template says. */
  forgetDrift(): void {
    this.drifts.clear();
    this.drift = undefined;
  }

  /** Changes the stack's status and records the event. */
  transition(clock: Clock, status: string, reason?: string): void {
    this.status = status;
    this.statusReason = reason;
    this.record({
      EventId: randomUUID(),
      LogicalResourceId: this.name,
      PhysicalResourceId: this.id,
      ResourceType: STACK_TYPE,
      Timestamp: clock.tick(),
      ResourceStatus: status,
      ResourceStatusReason: reason,
    });
  }

  /** Sets a resource's status and records the event. */
  recordResource(
    clock: Clock,
    resource: ResourceSnapshot,
    status: string,
    reason?: string,
  ): void {
    const timestamp = clock.tick();
    this.resources.set(resource.logicalId, {
      ...resource,
      status,
      statusReason: reason,
      timestamp,
    });
    this.recordEvent(timestamp, resource, status, reason);
  }

  /** Records an event of a physical resource that is no longer the stack's current one. */
  recordEvent(
    timestamp: Date,
    resource: ResourceSnapshot,
    status: string,
    reason?: string,
  ): void {
    this.record({
      EventId: `${resource.logicalId}-${status}-${timestamp.toISOString()}`,
      LogicalResourceId: resource.logicalId,
      PhysicalResourceId: resource.state?.physicalId ?? '',
      ResourceType: resource.type,
      Timestamp: timestamp,
      ResourceStatus: status,
      ResourceStatusReason: reason,
      ResourceProperties: this.masked(JSON.stringify(resource.properties)),
    });
  }

  /** Text without the values of `NoEcho` parameters and of custom resources that keep theirs secret. */
  private masked(text: string): string {
    const ofParameters = [...(this.input?.parameters.values() ?? [])]
      .filter(parameter => parameter.noEcho)
      .map(({ value }) => value);
    const ofResources = [...this.resources.values()]
      .filter(({ state }) => state?.noEcho)
      .flatMap(({ state }) => Object.values(state!.attributes).map(String));
    const secrets = [...ofParameters, ...ofResources]
      .filter(value => value !== '')
      .map(value => JSON.stringify(value).slice(1, -1));
    return secrets.reduce(
      (masked, secret) => masked.split(secret).join(SECRET_MASK),
      text,
    );
  }

  private record(
    event: Omit<
      StackEvent,
      'StackId' | 'StackName' | 'OperationId' | 'ClientRequestToken'
    >,
  ): void {
    this.events.push({
      StackId: this.id,
      StackName: this.name,
      OperationId: this.operation?.id ?? this.id,
      ClientRequestToken: this.operation?.clientRequestToken,
      ...event,
    });
  }
}
