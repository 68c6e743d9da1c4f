import type {
  DeleteRecoveryPointInput,
  DescribeBackupJobInput,
  DescribeBackupJobOutput,
  ListRecoveryPointsByBackupVaultInput,
  ListRecoveryPointsByBackupVaultOutput,
  StartBackupJobInput,
  StartBackupJobOutput,
} from '@aws-sdk/client-backup';
import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { undergoChange } from '../../core/faults';
import { CallContext, Operation } from '../../core/types';
import { accessVault } from './access';
import { BackupState, Job, Vault } from './BackupState';
import { invalidParameter, notFound } from './errors';
import { page } from './page';
import { passBackupRole } from './passBackupRole';

const DURATION_MS = 120_000;

/** Jobs are no resources of CloudFormation, but faults name them as if. */
const JOB_TYPE = 'AWS::Backup::BackupJob';

/** Names of resource types by the service in an ARN; what is not here cannot be backed up. */
const TYPES: Readonly<Record<string, string>> = {
  dynamodb: 'DynamoDB',
  elasticfilesystem: 'EFS',
  s3: 'S3',
};

function typeOf(resourceArn: string): string {
  const type = TYPES[resourceArn.split(':')[2]];
  if (!type) {
    throw invalidParameter(
      `Backing up ${resourceArn} is not implemented by the local AWS`,
    );
  }
  return type;
}

function complete(context: CallContext, vault: Vault, job: Job): void {
  const { partition, region, accountId } = context;
  const arn = `arn:${partition}:backup:${region}:${accountId}:recovery-point:${randomUUID()}`;
  vault.recoveryPoints.set(arn, {
    arn,
    resourceArn: job.resourceArn,
    resourceType: job.resourceType,
    roleArn: job.roleArn,
    creationDate: job.creationDate,
  });
  job.recoveryPointArn = arn;
  job.state = 'COMPLETED';
  job.completionDate = context.clock.now();
}

function fail(context: CallContext, job: Job, failure: AwsError): void {
  job.state = 'FAILED';
  job.statusMessage = failure.message;
  job.completionDate = context.clock.now();
}

/** Backups on demand and what comes of them. */
export const jobOperations: Record<string, Operation> = {
  StartBackupJob(
    context: CallContext,
    input: StartBackupJobInput,
  ): StartBackupJobOutput {
    const vault = accessVault(context, 'StartBackupJob', input.BackupVaultName);
    const resourceArn = input.ResourceArn!;
    const resourceType = typeOf(resourceArn);
    passBackupRole(context, input.IamRoleArn!);
    const job: Job = {
      id: randomUUID(),
      vaultName: vault.name,
      vaultArn: vault.arn,
      resourceArn,
      resourceType,
      roleArn: input.IamRoleArn!,
      creationDate: context.clock.now(),
      state: 'RUNNING',
    };
    BackupState.of(context).jobs.set(job.id, job);
    void undergoChange(context, JOB_TYPE, 'create', DURATION_MS).then(failure =>
      failure ? fail(context, job, failure) : complete(context, vault, job),
    );
    return {
      BackupJobId: job.id,
      CreationDate: job.creationDate,
    };
  },

  DescribeBackupJob(
    context: CallContext,
    input: DescribeBackupJobInput,
  ): DescribeBackupJobOutput {
    context.authorize('backup:DescribeBackupJob', '*');
    const job = BackupState.of(context).jobs.get(input.BackupJobId!);
    if (!job) {
      throw notFound(`Backup job ${input.BackupJobId} does not exist.`);
    }
    return {
      BackupJobId: job.id,
      AccountId: context.accountId,
      BackupVaultName: job.vaultName,
      BackupVaultArn: job.vaultArn,
      ResourceArn: job.resourceArn,
      ResourceType: job.resourceType,
      IamRoleArn: job.roleArn,
      CreationDate: job.creationDate,
      CompletionDate: job.completionDate,
      State: job.state,
      StatusMessage: job.statusMessage,
      RecoveryPointArn: job.recoveryPointArn,
    };
  },

  ListRecoveryPointsByBackupVault(
    context: CallContext,
    input: ListRecoveryPointsByBackupVaultInput,
  ): ListRecoveryPointsByBackupVaultOutput {
    const vault = accessVault(
      context,
      'ListRecoveryPointsByBackupVault',
      input.BackupVaultName,
    );
    const { items, nextToken } = page(
      vault.recoveryPoints.values(),
      input,
      ({ arn }) => arn,
    );
    return {
      RecoveryPoints: items.map(point => ({
        RecoveryPointArn: point.arn,
        BackupVaultName: vault.name,
        BackupVaultArn: vault.arn,
        ResourceArn: point.resourceArn,
        ResourceType: point.resourceType,
        IamRoleArn: point.roleArn,
        CreationDate: point.creationDate,
        Status: 'COMPLETED',
      })),
      NextToken: nextToken,
    };
  },

  DeleteRecoveryPoint(
    context: CallContext,
    input: DeleteRecoveryPointInput,
  ): object {
    const vault = BackupState.of(context).vaults.get(input.BackupVaultName!);
    context.authorize('backup:DeleteRecoveryPoint', input.RecoveryPointArn!);
    if (!vault?.recoveryPoints.delete(input.RecoveryPointArn!)) {
      throw notFound(
        `Recovery point ${input.RecoveryPointArn} does not exist in vault ${input.BackupVaultName}.`,
      );
    }
    return {};
  },
};
