/** @public */
export type OperationKind =
  | 'deploy'
  | 'change'
  | 'upgrade'
  | 'drift'
  | 'retire';

/** @public */
export type OperationState = 'running' | 'succeeded' | 'failed' | 'cancelled';

/**
 * One run of deploy, change, upgrade, drift check or delete. It holds the environment's lease while it runs.
 *
 * @public
 */
export interface Operation {
  id: string;
  environment: string;
  kind: OperationKind;
  state: OperationState;
  /** Fencing number: calls with an older generation are refused. Grows whenever the lease changes hands. */
  generation: number;
  /**
   * Scaffolder task that runs it; a retry of the same task continues the same operation. Absent for what was done before the
   * portal knew the environment.
   */
  taskId?: string;
  /** Entity ref of the person who started it. */
  startedBy: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  finishedAt?: string;
  progress?: OperationProgress;
  failure?: OperationFailure;
}

/** @public */
export interface OperationProgress {
  completed: number;
  /** Undefined while CloudFormation has not said how many resources there are. */
  total?: number;
}

/** @public */
export interface OperationFailure {
  /** Logical id of the resource that failed first. */
  resource?: string;
  /** CloudFormation type of that resource. */
  resourceType?: string;
  /** AWS's own reason. */
  reason: string;
}

/**
 * One event of an operation: a resource that changed state, or a line about the operation itself.
 *
 * @public
 */
export interface OperationEvent {
  /** AWS's event id, or one of ours: appending the same id twice stores it once. */
  id: string;
  /** ISO 8601. */
  at: string;
  /** Logical id of the resource; undefined for lines about the operation. */
  resource?: string;
  resourceType?: string;
  physicalId?: string;
  /** CloudFormation resource status, e.g. `CREATE_COMPLETE`. */
  status?: string;
  message?: string;
  progress?: OperationProgress;
}
