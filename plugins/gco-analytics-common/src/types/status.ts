/**
 * Health of a resource or of a whole environment, from best to worst as `worstOf` orders it.
 *
 * - `healthy`: ready to use
 * - `stopped`: in order, not running (an EMR application that stopped itself)
 * - `working`: on its way to another state
 * - `unknown`: could not be read
 * - `failed`: broken or missing
 *
 * @public
 */
export type Health = 'healthy' | 'stopped' | 'working' | 'unknown' | 'failed';

/** @public */
export type ResourceKind = 'domain' | 'emr' | 'bucket' | 'file-system';

/**
 * State of one resource of an environment.
 *
 * @public
 */
export interface ResourceStatus {
  kind: ResourceKind;
  /** Id or name in AWS, e.g. `d-abc123`, a bucket name. */
  id: string;
  /** What it is for, in words, e.g. `Studio bucket`. */
  title: string;
  /** AWS's own word for the state, e.g. `InService`, `STARTED`, `Available`. */
  state: string;
  health: Health;
  /** Why it is not healthy, in AWS's words. */
  reason?: string;
  /** Facts worth showing, e.g. `{ encryption: 'aws:kms', versioning: 'Enabled' }`. */
  facts: Record<string, string>;
  /** Page of the resource in the AWS console. */
  consoleUrl?: string;
}

/**
 * What the portal last saw of an environment in AWS. Pages read this and never AWS.
 *
 * @public
 */
export interface StatusSnapshot {
  /** Name of the environment. */
  environment: string;
  /** ISO 8601; when AWS was asked. Undefined before the first time. */
  observedAt?: string;
  health: Health;
  resources: ResourceStatus[];
  /** Set when the last attempt to read AWS failed: the snapshot is older than it should be. */
  stale?: { since: string; reason: string };
}
