import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of AWS Backup. */
export const backupTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Backup::BackupPlan': defineType({}),
  'AWS::Backup::BackupSelection': defineType({}),
  'AWS::Backup::BackupVault': defineType({
    notImplemented: 'LockConfiguration Notifications',
  }),
};
