import { CallContext } from '../../../core/types';
import { ResourceSnapshot, ResourceState } from '../model';
import { Properties } from './Properties';
import { LiveProperties } from './reading';

/** What every request to a handler carries. */
export interface ResourceRequest {
  /** Calls services as the stack's role. */
  readonly context: CallContext;
  readonly stackName: string;
  readonly stackId: string;
  readonly logicalId: string;
  readonly properties: Properties;
  /** The resource's own tags and the stack's, own ones winning. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface CreateRequest extends ResourceRequest {
  /**
   * To be called as soon as the physical resource exists, before waiting for it to become ready:
   * from then on a rollback deletes it, even when the rest of the creation fails.
   */
  readonly started: (physicalId: string) => void;
}

export interface UpdateRequest extends ResourceRequest {
  readonly state: ResourceState;
  /** Properties as they are now. */
  readonly previous: Properties;
  readonly previousTags: Readonly<Record<string, string>>;
  /** Names of the properties that differ. */
  readonly changed: ReadonlySet<string>;
}

export interface DeleteRequest extends ResourceRequest {
  readonly state: ResourceState;
}

export interface ReadRequest extends ResourceRequest {
  readonly state: ResourceState;
  /** The stack's other resources: what they do to this one is none of its own. */
  readonly siblings: readonly ResourceSnapshot[];
}

/**
 * Turns one CloudFormation resource type into calls of the emulated services.
 *
 * A call that is refused ends in a thrown error; its text becomes the event's reason.
 */
export interface ResourceHandler {
  /** For example `AWS::EC2::VPC`. */
  readonly type: string;
  create(request: CreateRequest): Promise<ResourceState>;
  /** In-place update; replacement is the engine's business. */
  update(request: UpdateRequest): Promise<ResourceState>;
  /** Must succeed when the resource is gone already. */
  delete(request: DeleteRequest): Promise<void>;
  /**
   * The resource as it is now, whoever changed it; nothing when it is gone. Types without it have no drift detection.
   */
  read?(request: ReadRequest): Promise<LiveProperties | undefined>;
}
