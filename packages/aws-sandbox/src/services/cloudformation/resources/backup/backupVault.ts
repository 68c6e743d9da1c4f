import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { updateBackupTags } from './backupTags';
import { readBackupVault } from './readBackupVault';

async function setPolicy(
  { context, properties }: ResourceRequest,
  BackupVaultName: string,
): Promise<void> {
  const Policy = properties.document('AccessPolicy');
  await (Policy === undefined
    ? context.invoke('backup', 'DeleteBackupVaultAccessPolicy', {
        BackupVaultName,
      })
    : context.invoke('backup', 'PutBackupVaultAccessPolicy', {
        BackupVaultName,
        Policy,
      }));
}

/** `AWS::Backup::BackupVault` */
export const backupVaultHandler: ResourceHandler = {
  type: 'AWS::Backup::BackupVault',
  read: readBackupVault,

  async create(request) {
    const { context, properties, tags, started } = request;
    const name = properties.text('BackupVaultName');
    const { BackupVaultArn } = await context.invoke(
      'backup',
      'CreateBackupVault',
      {
        BackupVaultName: name,
        EncryptionKeyArn: properties.optionalText('EncryptionKeyArn'),
        BackupVaultTags: tags,
      },
    );
    started(name);
    if (properties.has('AccessPolicy')) {
      await setPolicy(request, name);
    }
    return {
      physicalId: name,
      attributes: { BackupVaultArn, BackupVaultName: name },
    };
  },

  async update(request) {
    const { state, changed } = request;
    if (changed.has('AccessPolicy')) {
      await setPolicy(request, state.physicalId);
    }
    await updateBackupTags(request, String(state.attributes.BackupVaultArn));
    return state;
  },

  delete({ context, state }) {
    return ignoreMissing(() =>
      context.invoke('backup', 'DeleteBackupVault', {
        BackupVaultName: state.physicalId,
      }),
    );
  },
};
