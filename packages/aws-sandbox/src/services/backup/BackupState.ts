import type {
  BackupJobState,
  BackupPlanInput,
  BackupSelection,
} from '@aws-sdk/client-backup';
import { CallContext } from '../../core/types';

/** Where recovery points are kept. */
export interface Vault {
  readonly name: string;
  readonly arn: string;
  readonly encryptionKeyArn: string;
  readonly creationDate: Date;
  readonly creatorRequestId?: string;
  policy?: string;
  tags: Map<string, string>;
  /** By ARN. */
  readonly recoveryPoints: Map<string, RecoveryPoint>;
}

export interface RecoveryPoint {
  readonly arn: string;
  readonly resourceArn: string;
  readonly resourceType: string;
  readonly roleArn: string;
  readonly creationDate: Date;
}

/** What a plan says, in its newest version, and what it is for. */
export interface Plan {
  readonly id: string;
  readonly arn: string;
  readonly creationDate: Date;
  readonly creatorRequestId?: string;
  versionId: string;
  definition: BackupPlanInput;
  tags: Map<string, string>;
  readonly selections: Map<string, Selection>;
}

export interface Selection {
  readonly id: string;
  readonly creationDate: Date;
  readonly creatorRequestId?: string;
  readonly definition: BackupSelection;
}

export interface Job {
  readonly id: string;
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly resourceArn: string;
  readonly resourceType: string;
  readonly roleArn: string;
  readonly creationDate: Date;
  state: BackupJobState;
  recoveryPointArn?: string;
  completionDate?: Date;
  /** Why it failed. */
  statusMessage?: string;
}

/** Backups of one account and region. */
export class BackupState {
  readonly vaults = new Map<string, Vault>();
  readonly plans = new Map<string, Plan>();
  readonly jobs = new Map<string, Job>();

  static of(context: CallContext): BackupState {
    return context.store('backup', () => new BackupState());
  }
}
