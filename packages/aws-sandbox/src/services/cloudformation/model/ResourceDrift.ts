/** One difference between what a template says and what is there; the shape is the API's own. */
export interface PropertyDifference {
  /** For example `/Tags/0/Value`. */
  readonly PropertyPath: string;
  /** JSON, text as it is; `null` for what the template does not have. */
  readonly ExpectedValue: string;
  readonly ActualValue: string;
  readonly DifferenceType: 'ADD' | 'REMOVE' | 'NOT_EQUAL';
}

/** What drift detection found about one resource. */
export interface ResourceDrift {
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly status:
    | 'IN_SYNC'
    | 'MODIFIED'
    | 'DELETED'
    | 'UNKNOWN'
    | 'UNSUPPORTED';
  /** Why it could not be told. */
  readonly reason?: string;
  /** JSON. */
  readonly expected?: string;
  readonly actual?: string;
  readonly differences: readonly PropertyDifference[];
  readonly timestamp: Date;
}

/** One run of drift detection over a stack. */
export interface DriftDetection {
  readonly id: string;
  readonly stackId: string;
  readonly startedAt: Date;
  status: 'DETECTION_IN_PROGRESS' | 'DETECTION_COMPLETE' | 'DETECTION_FAILED';
  statusReason?: string;
  stackStatus?: 'DRIFTED' | 'IN_SYNC' | 'UNKNOWN';
  driftedCount?: number;
  /** Of the start, later of the end. */
  timestamp: Date;
}
