import { JsonObject } from '@backstage/types';
import {
  Account,
  Environment,
  EnvironmentState,
  EnvironmentSummary,
  Operation,
  OperationEvent,
  OperationFailure,
  OperationKind,
  StatusSnapshot,
  StudioLanding,
  StudioSession,
} from '../types';

/** @public */
export interface ListEnvironmentsQuery {
  /** Entity refs of owners. */
  owner?: string[];
  state?: EnvironmentState[];
  accountId?: string;
  region?: string;
  /** Text that the name contains. */
  search?: string;
  /** 1-200, default 50. */
  limit?: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
}

/** @public */
export interface Page<T> {
  items: T[];
  /** Undefined on the last page. */
  nextCursor?: string;
}

/** @public */
export interface StartOperationRequest {
  kind: OperationKind;
  /** Scaffolder task that runs the operation; the same task gets the same operation back, with a new generation. */
  taskId: string;
  /** Blueprint config without its `access` section; `environment.name`, `.owner`, `account` and `region` are read from it. */
  config: JsonObject;
}

/**
 * What the runner of an operation needs to know, for its eyes only.
 *
 * @public
 */
export interface StartedOperation {
  operation: Operation;
  environment: Environment;
  /** Seconds after which the lease is up for grabs when it is not renewed. */
  leaseSeconds: number;
  /** The blueprint config's `access` section: who may assume the environment's roles, and with which external id. */
  access: { hubRoleArn: string; externalId: string };
}

/** @public */
export interface CompleteOperationRequest {
  generation: number;
  state: 'succeeded' | 'failed' | 'cancelled';
  /** Stack outputs by output key. */
  outputs?: Record<string, string>;
  failure?: OperationFailure;
}

/**
 * The portal's API for environments. Every call acts with the permissions of the caller; errors are Backstage's
 * (`InputError` 400, `NotAllowedError` 403, `NotFoundError` 404, `ConflictError` 409, `ServiceUnavailableError` 503).
 *
 * @public
 */
export interface AnalyticsApi {
  /** Accounts in which the caller may create environments. */
  listAccounts(): Promise<{ items: Account[] }>;
  listEnvironments(
    query?: ListEnvironmentsQuery,
  ): Promise<Page<EnvironmentSummary>>;
  getEnvironment(name: string): Promise<Environment>;
  /** The last status snapshot; costs no AWS call. */
  getStatus(name: string): Promise<StatusSnapshot>;
  /** Asks AWS now and answers with the new snapshot; refused more often than every few seconds (429). */
  refreshStatus(name: string): Promise<StatusSnapshot>;
  /** Mints a URL for the caller's own profile, or says that the profile is being made. */
  openStudio(
    name: string,
    request?: { landing?: StudioLanding },
  ): Promise<StudioSession>;
  listOperations(name: string): Promise<{ items: Operation[] }>;
  listOperationEvents(
    operationId: string,
    after?: number,
  ): Promise<{ items: (OperationEvent & { sequence: number })[] }>;

  /**
   * Registers the environment when it is new and takes its lease, in one transaction.
   *
   * 409 when the name belongs to another environment or another operation holds the lease.
   */
  startOperation(request: StartOperationRequest): Promise<StartedOperation>;
  /** 409 when the lease has passed to a newer generation: the caller must stop. */
  renewLease(operationId: string, generation: number): Promise<void>;
  appendEvents(
    operationId: string,
    generation: number,
    events: OperationEvent[],
  ): Promise<void>;
  completeOperation(
    operationId: string,
    request: CompleteOperationRequest,
  ): Promise<Operation>;
}
