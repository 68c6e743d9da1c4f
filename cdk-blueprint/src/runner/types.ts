import type { AwsCredentialIdentity } from '@smithy/types';
import type { EnvironmentConfig } from '../config';

/**
 * Something that happened during a deployment.
 *
 * - `phase`: the deployment goes on to its next step
 * - `resource`: a resource, or the stack itself, changed its state
 * - `log`: a line for people; at least one event of any kind comes every 15 seconds
 *
 * @public
 */
export interface RunnerEvent {
  kind: 'phase' | 'resource' | 'log';
  /** ISO 8601. */
  at: string;
  /** The event in one line, without secrets. */
  message: string;
  /** AWS's id of the event; only for `resource`. The same id may come again when a later run follows the same stack. */
  id?: string;
  /** Logical id of the resource. */
  resource?: string;
  /** CloudFormation type of the resource. */
  resourceType?: string;
  /** Id or name of the resource in AWS, once it has one. */
  physicalId?: string;
  /** CloudFormation status, e.g. `CREATE_COMPLETE`. */
  status?: string;
  /** AWS's reason for the status. */
  reason?: string;
  /** Resources done and, when CloudFormation has said so, in all. */
  progress?: { completed: number; total?: number };
}

/** @public */
export interface DeployResult {
  stackName: string;
  stackArn: string;
  /** Stack outputs by output key. */
  outputs: Record<string, string>;
  /** False when everything was as the config wants it already. */
  changed: boolean;
}

/**
 * Why a deployment did not succeed.
 *
 * @public
 */
export interface RunnerFailure {
  /**
   * `ResourceFailed`, `BootstrapMissing`, `AccessDenied`, `NoCredentials`, `EndpointUnreachable`, `StackTaken`,
   * `StackNotDeployable`, `StackBusy`, `InvalidConfig`, `RunnerStopped`, `RunnerCrashed`, `RunnerOutOfMemory`, or AWS's own
   * code.
   */
  code: string;
  /** What went wrong and, where there is a remedy, what to do; without secrets. */
  message: string;
  /** Logical id of the resource that failed first. */
  resource?: string;
  /** CloudFormation type of that resource. */
  resourceType?: string;
  /** AWS's own reason. */
  reason?: string;
  /** Set when the account and region must be bootstrapped for the CDK first. */
  needsBootstrap?: { account: string; region: string };
}

/** @public */
export interface DeployOptions {
  /** Complete config, as `parseEnvironmentConfig` returns it. */
  config: EnvironmentConfig;
  /** Credentials of the portal's hub role; asked whenever AWS wants fresh ones. */
  credentials: () => Promise<AwsCredentialIdentity>;
  /** Called for every event, in order. A handler that throws ends the run. */
  onEvent: (event: RunnerEvent) => void;
  /** Milliseconds between looks at the stack; default 2000. */
  pollIntervalMs?: number;
}

/**
 * A deployment that runs in a process of its own.
 *
 * @public
 */
export interface DeployRun {
  /** Process id, undefined when the process could not be started. */
  readonly pid: number | undefined;
  /** Settles after the process has ended and its files are gone. Rejects with a `RunnerError`. */
  readonly result: Promise<DeployResult>;
  /** Ends the process; CloudFormation goes on, and the next deployment follows it. */
  stop(): void;
}

/**
 * Deploys environments. A deployment can be repeated at any time: it follows a stack that is being worked on, mends one
 * that is stuck, and changes nothing when nothing is to be changed.
 *
 * @public
 */
export interface EnvironmentRunner {
  deploy(options: DeployOptions): DeployRun;
}
