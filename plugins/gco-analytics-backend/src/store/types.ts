import {
  EnvironmentOutputs,
  EnvironmentState,
  EnvironmentSummary,
  Operation,
  OperationEvent,
  OperationProgress,
  StatusSnapshot,
} from '@gco/plugin-gco-analytics-common';
import { JsonObject } from '@backstage/types';

/** Everything the portal knows about an environment, secrets included: never to be sent as it is. */
export interface EnvironmentRecord extends EnvironmentSummary {
  stackName: string;
  config: JsonObject;
  outputs: Partial<EnvironmentOutputs>;
  /** What its roles in AWS demand of the portal. */
  externalId: string;
  /** Whether a deployment has ever succeeded. */
  isDeployed: boolean;
  /** Grows with every change; an update with an older one is refused. */
  version: number;
  /** Grows whenever the lease changes hands. */
  generation: number;
  /** Who may change it in AWS now. Past its expiry it is up for grabs. */
  lease?: Lease;
}

export interface Lease {
  operationId: string;
  expiresAt: Date;
}

export interface NewEnvironment {
  name: string;
  owner: string;
  accountId: string;
  region: string;
  stackName: string;
  config: JsonObject;
  externalId: string;
  createdBy: string;
}

/** What changes on an environment after it was registered. */
export interface EnvironmentChanges {
  state?: EnvironmentState;
  config?: JsonObject;
  outputs?: Partial<EnvironmentOutputs>;
  blueprintVersion?: string;
  activatedAt?: Date;
  generation?: number;
  /** `null` gives the lease back. */
  lease?: Lease | null;
}

/** An operation with the config it runs with. */
export interface OperationRecord extends Operation {
  config: JsonObject;
}

export type NewOperation = Omit<
  OperationRecord,
  'state' | 'finishedAt' | 'progress' | 'failure' | 'startedAt'
> & { startedAt: Date; taskId: string };

/** What changes on an operation. `undefined` leaves a field, `null` clears it. */
export interface OperationChanges {
  state?: Operation['state'];
  generation?: number;
  config?: JsonObject;
  finishedAt?: Date | null;
  failure?: Operation['failure'] | null;
}

export interface StoredEvent extends OperationEvent {
  sequence: number;
}

export interface AppendedEvents {
  /** Events that were not there yet. */
  added: number;
  progress?: OperationProgress;
}

export interface StudioProfileRecord {
  environment: string;
  userRef: string;
  profileName: string;
  /** User and group id on the environment's file system. */
  posixId: number;
}

export type NewSnapshot = Required<
  Pick<StatusSnapshot, 'environment' | 'health' | 'resources'>
> & { observedAt: Date };
