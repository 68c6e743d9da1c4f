/** A change of a resource's state, as CloudFormation tells them apart. */
export type ResourceChange = 'create' | 'update' | 'delete';

/** What clients or resources see of a fault. */
export type FaultEffect =
  /** The call is answered with this error. */
  | {
      type: 'error';
      /** As clients see it, e.g. `ServiceUnavailable`. */
      code: string;
      message?: string;
      /** HTTP status, 400 to 599; 400 by default. */
      status?: number;
    }
  /** The call is throttled, with the service's own code, text and status. */
  | { type: 'throttle' }
  /** The caller lacks the permission, whatever the policies say, with the service's own answer. */
  | { type: 'deny' }
  /** The answer comes this much later, in wall time. */
  | { type: 'latency'; milliseconds: number }
  /** The connection is reset, before the call has taken effect or after. */
  | { type: 'drop'; when: 'before' | 'after' }
  /** The resource reaches its failed state, or its handling in CloudFormation fails. */
  | {
      type: 'fail';
      reason?: string;
      /** Error code that CloudFormation shows for it; `InternalFailure` by default. */
      code?: string;
      /** HTTP status that goes with the code; 400 by default. */
      status?: number;
    }
  /** State changes of the resource take this many times as long. */
  | { type: 'slow'; factor: number };

/** Something that goes wrong, or takes its time, because somebody wants to see what happens then. */
export interface Fault {
  /** Name to remove it by; given one when it has none. */
  id?: string;
  /** Signing name of the service that is called or changes the resource, e.g. `sagemaker`; `*` for all. */
  service: string;
  /** Only this operation. */
  operation?: string;
  /** Resources instead of calls: a type as CloudFormation names it, e.g. `AWS::SageMaker::Domain`. */
  resourceType?: string;
  /** Only this change of the resource. */
  change?: ResourceChange;
  /** Only this account. */
  accountId?: string;
  /** Only this region. */
  region?: string;
  /** Share of what matches that it strikes, 0 to 1; 1 by default. */
  rate?: number;
  /** Makes the choice that `rate` leaves open the same in every run. */
  seed?: number;
  /** How often it strikes; without limit by default. */
  count?: number;
  /** How many that match pass before it strikes first. */
  after?: number;
  effect: FaultEffect;
}

/** A fault in the flat form: an error's members beside the fault's own; with `resourceType`, the failure of a resource. */
export type FlatFault = Omit<Fault, 'effect'> & {
  code: string;
  message?: string;
  status?: number;
};
