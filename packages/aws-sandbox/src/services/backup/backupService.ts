import { Service } from '../../core/types';
import { jobOperations } from './jobs';
import { planOperations } from './plans';
import { selectionOperations } from './selections';
import { taggingOperations } from './tagging';
import { vaultOperations } from './vaults';
import { BackupState } from './BackupState';

/** AWS Backup: vaults, plans, selections, and backups on demand. */
export const backupService: Service = {
  name: 'backup',
  operations: {
    ...jobOperations,
    ...planOperations,
    ...selectionOperations,
    ...taggingOperations,
    ...vaultOperations,
  },
  stateClasses: [BackupState],
};
