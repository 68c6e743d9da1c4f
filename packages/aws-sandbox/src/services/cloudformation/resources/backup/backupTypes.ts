import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of AWS Backup. */
export const backupTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Backup::BackupPlan': defineType({
    required: 'BackupPlan',
    updates: 'BackupPlan BackupPlanTags',
    attributes: 'BackupPlanArn BackupPlanId VersionId',
    tags: 'BackupPlanTags',
  }),
  'AWS::Backup::BackupSelection': defineType({
    required: 'BackupPlanId BackupSelection',
    replaces: 'BackupPlanId BackupSelection',
    attributes: 'BackupPlanId Id SelectionId',
  }),
  'AWS::Backup::BackupVault': defineType({
    required: 'BackupVaultName',
    replaces: 'BackupVaultName EncryptionKeyArn',
    updates: 'AccessPolicy BackupVaultTags',
    notImplemented: 'LockConfiguration Notifications',
    attributes: 'BackupVaultArn BackupVaultName',
    tags: 'BackupVaultTags',
  }),
};
