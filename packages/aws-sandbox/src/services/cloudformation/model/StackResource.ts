import { ResourceDefinition } from '../template';

/** Resolved properties of a resource, by name. */
export type PropertyValues = Readonly<Record<string, unknown>>;

/** What a physical resource is known by once it exists. */
export interface ResourceState {
  /** Shown as physical id. */
  readonly physicalId: string;
  /** What `Ref` gives where it is not the physical id. */
  readonly reference?: string;
  /** What `Fn::GetAtt` gives, by attribute name. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Set for custom resources: whether the attributes are secret, so that events do not show them. */
  readonly noEcho?: boolean;
}

/** A physical resource with everything needed to change it, bring it back or remove it. */
export interface ResourceSnapshot {
  readonly logicalId: string;
  readonly type: string;
  readonly definition: ResourceDefinition;
  readonly state?: ResourceState;
  readonly properties: PropertyValues;
  /** Tags of the stack when the resource was last touched; they are the resource's tags too. */
  readonly stackTags: Readonly<Record<string, string>>;
  /** Logical ids it was built on; it has to go before them. */
  readonly dependencies: readonly string[];
}

/** A resource of a stack with its latest status. */
export interface StackResource extends ResourceSnapshot {
  readonly status: string;
  readonly statusReason?: string;
  readonly timestamp: Date;
}

/** How to undo what an update did to one resource. */
export type UndoEntry =
  | { readonly kind: 'created' }
  | { readonly kind: 'updated'; readonly before: ResourceSnapshot }
  | { readonly kind: 'replaced'; readonly before: ResourceSnapshot };
