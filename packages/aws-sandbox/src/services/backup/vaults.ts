import type {
  CreateBackupVaultInput,
  CreateBackupVaultOutput,
  DeleteBackupVaultInput,
  DescribeBackupVaultInput,
  DescribeBackupVaultOutput,
  GetBackupVaultAccessPolicyInput,
  GetBackupVaultAccessPolicyOutput,
  ListBackupVaultsInput,
  ListBackupVaultsOutput,
  PutBackupVaultAccessPolicyInput,
} from '@aws-sdk/client-backup';
import { parsePolicy } from '../../authorization';
import { CallContext, Operation } from '../../core/types';
import { grantKeyToService, isKeyError } from '../kms';
import {
  accessVault,
  authorizeVault,
  backupArn,
  requestTagConditions,
} from './access';
import { BackupState, Vault } from './BackupState';
import {
  alreadyExists,
  invalidParameter,
  invalidRequest,
  notFound,
} from './errors';
import { page } from './page';

function shown(vault: Vault): DescribeBackupVaultOutput {
  return {
    BackupVaultName: vault.name,
    BackupVaultArn: vault.arn,
    VaultType: 'BACKUP_VAULT',
    VaultState: 'AVAILABLE',
    EncryptionKeyArn: vault.encryptionKeyArn,
    CreationDate: vault.creationDate,
    CreatorRequestId: vault.creatorRequestId,
    NumberOfRecoveryPoints: vault.recoveryPoints.size,
    Locked: false,
  };
}

async function keyArnOf(
  context: CallContext,
  given: string | undefined,
): Promise<string> {
  if (given === undefined) {
    const { partition, region, accountId } = context;
    return `arn:${partition}:kms:${region}:${accountId}:alias/aws/backup`;
  }
  try {
    return await grantKeyToService(context, {
      keyId: given,
      grantee: 'backup.amazonaws.com',
      operations: [
        'Decrypt',
        'DescribeKey',
        'GenerateDataKey',
        'ReEncryptFrom',
        'ReEncryptTo',
        'RetireGrant',
      ],
      tries: ['GenerateDataKeyWithoutPlaintext'],
    });
  } catch (error) {
    throw isKeyError(error) && error.code !== 'AccessDeniedException'
      ? invalidParameter(error.message)
      : error;
  }
}

/** Operations on backup vaults. */
export const vaultOperations: Record<string, Operation> = {
  async CreateBackupVault(
    context: CallContext,
    input: CreateBackupVaultInput,
  ): Promise<CreateBackupVaultOutput> {
    const conditions = requestTagConditions(input.BackupVaultTags);
    const name = authorizeVault(
      context,
      'CreateBackupVault',
      input.BackupVaultName,
      conditions,
    );
    context.authorize('backup-storage:MountCapsule', '*');
    if (Object.keys(input.BackupVaultTags ?? {}).length) {
      authorizeVault(context, 'TagResource', name, conditions);
    }
    const encryptionKeyArn = await keyArnOf(context, input.EncryptionKeyArn);
    const { vaults } = BackupState.of(context);
    const existing = vaults.get(name);
    if (existing) {
      throw alreadyExists(
        `Backup vault with the same name already exists: ${existing.arn}`,
      );
    }
    const vault: Vault = {
      name,
      arn: backupArn(context, `backup-vault:${name}`),
      encryptionKeyArn,
      creationDate: context.clock.now(),
      creatorRequestId: input.CreatorRequestId,
      tags: new Map(Object.entries(input.BackupVaultTags ?? {})),
      recoveryPoints: new Map(),
    };
    vaults.set(name, vault);
    return {
      BackupVaultName: name,
      BackupVaultArn: vault.arn,
      CreationDate: vault.creationDate,
    };
  },

  DescribeBackupVault(
    context: CallContext,
    input: DescribeBackupVaultInput,
  ): DescribeBackupVaultOutput {
    return shown(
      accessVault(context, 'DescribeBackupVault', input.BackupVaultName),
    );
  },

  ListBackupVaults(
    context: CallContext,
    input: ListBackupVaultsInput,
  ): ListBackupVaultsOutput {
    context.authorize('backup:ListBackupVaults', '*');
    const { items, nextToken } = page(
      BackupState.of(context).vaults.values(),
      input,
      ({ name }) => name,
    );
    return { BackupVaultList: items.map(shown), NextToken: nextToken };
  },

  DeleteBackupVault(
    context: CallContext,
    input: DeleteBackupVaultInput,
  ): object {
    const vault = accessVault(
      context,
      'DeleteBackupVault',
      input.BackupVaultName,
    );
    if (vault.recoveryPoints.size > 0) {
      throw invalidRequest(
        `Backup vault ${vault.name} cannot be deleted because it contains ${vault.recoveryPoints.size} recovery points.`,
      );
    }
    BackupState.of(context).vaults.delete(vault.name);
    return {};
  },

  PutBackupVaultAccessPolicy(
    context: CallContext,
    input: PutBackupVaultAccessPolicyInput,
  ): object {
    const vault = accessVault(
      context,
      'PutBackupVaultAccessPolicy',
      input.BackupVaultName,
    );
    try {
      parsePolicy(input.Policy ?? '', 'resource');
    } catch (error) {
      throw invalidParameter(
        `The access policy of vault ${vault.name} is not valid: ${
          (error as Error).message
        }`,
      );
    }
    vault.policy = input.Policy;
    return {};
  },

  GetBackupVaultAccessPolicy(
    context: CallContext,
    input: GetBackupVaultAccessPolicyInput,
  ): GetBackupVaultAccessPolicyOutput {
    const { name, arn, policy } = accessVault(
      context,
      'GetBackupVaultAccessPolicy',
      input.BackupVaultName,
    );
    if (policy === undefined) {
      throw notFound(`Backup vault ${name} has no access policy.`);
    }
    return { BackupVaultName: name, BackupVaultArn: arn, Policy: policy };
  },

  DeleteBackupVaultAccessPolicy(
    context: CallContext,
    input: GetBackupVaultAccessPolicyInput,
  ): object {
    accessVault(
      context,
      'DeleteBackupVaultAccessPolicy',
      input.BackupVaultName,
    ).policy = undefined;
    return {};
  },
};
