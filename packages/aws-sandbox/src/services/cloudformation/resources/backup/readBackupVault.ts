import { asWritten, LiveProperties, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

/** A backup vault as it is now. */
export function readBackupVault({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const ask = (operation: string, input: object) =>
    context.invoke('backup', operation, input);
  const BackupVaultName = state.physicalId;
  return unlessMissing(async () => {
    const vault = await ask('DescribeBackupVault', { BackupVaultName });
    const access = await unlessMissing(() =>
      ask('GetBackupVaultAccessPolicy', { BackupVaultName }),
    );
    const { Tags } = await ask('ListTags', {
      ResourceArn: vault.BackupVaultArn,
    });
    return {
      BackupVaultName,
      AccessPolicy: access?.Policy,
      EncryptionKeyArn: asWritten(
        properties.raw('EncryptionKeyArn'),
        vault.EncryptionKeyArn,
      ),
      BackupVaultTags: Tags,
    };
  });
}
