import { each, NAMES, Seed } from './Seed';

const ACCOUNT = '444455556666';
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
    },
  ],
});
const tagMap = Object.fromEntries(NAMES.map(name => [name, 'x']));

/** Several items in each of the service's lists. */
export const backup: Seed = {
  service: 'backup',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('backup', operation, input);
    const vaults = await each(BackupVaultName =>
      on('CreateBackupVault', {
        BackupVaultName: `${BackupVaultName}s`,
        BackupVaultTags: tagMap,
      }),
    );
    const plans = await each(name =>
      on('CreateBackupPlan', {
        BackupPlan: {
          BackupPlanName: name,
          Rules: [
            {
              RuleName: 'daily',
              TargetBackupVaultName: 'ants',
              Lifecycle: { DeleteAfterDays: 7 },
            },
          ],
        },
      }),
    );
    await call('iam', 'CreateRole', {
      RoleName: 'backup-paged',
      AssumeRolePolicyDocument: TRUST.replace(
        /\{"AWS":[^}]*\}/,
        '{"Service":"backup.amazonaws.com"}',
      ),
    });
    await each(SelectionName =>
      on('CreateBackupSelection', {
        BackupPlanId: plans[0].BackupPlanId,
        BackupSelection: {
          SelectionName,
          IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/backup-paged`,
          Resources: ['*'],
        },
      }),
    );
    return {
      ListBackupVaults: {},
      ListBackupPlans: {},
      ListBackupSelections: { input: { BackupPlanId: plans[0].BackupPlanId } },
      ListTags: {
        input: { ResourceArn: vaults[0].BackupVaultArn },
        items: 'Tags',
      },
    };
  },
};
