import {
  BackupClient,
  BackupRuleInput,
  CreateBackupPlanCommand,
  CreateBackupSelectionCommand,
  CreateBackupVaultCommand,
  DeleteBackupPlanCommand,
  DeleteBackupSelectionCommand,
  DeleteBackupVaultCommand,
  DeleteRecoveryPointCommand,
  DescribeBackupJobCommand,
  DescribeBackupVaultCommand,
  GetBackupPlanCommand,
  GetBackupSelectionCommand,
  ListBackupSelectionsCommand,
  ListBackupVaultsCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListTagsCommand,
  paginateListBackupVaults,
  PutBackupVaultAccessPolicyCommand,
  StartBackupJobCommand,
  StartRestoreJobCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateBackupPlanCommand,
} from '@aws-sdk/client-backup';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

const ROLE = `arn:aws:iam::${SPOKE}:role/backup`;
const TABLE = `arn:aws:dynamodb:eu-west-1:${SPOKE}:table/jobs`;
const BackupVaultName = 'tables';

const DAILY: BackupRuleInput = {
  RuleName: 'Daily',
  TargetBackupVaultName: BackupVaultName,
  ScheduleExpression: 'cron(0 3 * * ? *)',
  EnableContinuousBackup: true,
  Lifecycle: { DeleteAfterDays: 35 },
};

describe('AWS Backup', () => {
  let sandbox: TestSandbox;
  let backup: BackupClient;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.001 });
    backup = new BackupClient(sandbox.config(sandbox.admin(SPOKE)));
    await sandbox.clients(sandbox.admin(SPOKE)).iam.send(
      new CreateRoleCommand({
        RoleName: 'backup',
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'backup.amazonaws.com' },
        }),
      }),
    );
    await backup.send(
      new CreateBackupVaultCommand({
        BackupVaultName,
        BackupVaultTags: { project: 'gco' },
      }),
    );
  });
  afterAll(() => sandbox.stop());

  const createPlan = async (...Rules: BackupRuleInput[]) =>
    (
      await backup.send(
        new CreateBackupPlanCommand({
          BackupPlan: { BackupPlanName: 'tables', Rules },
        }),
      )
    ).BackupPlanId!;

  it('keeps vaults, by name and page by page', async () => {
    const arn = `arn:aws:backup:eu-west-1:${SPOKE}:backup-vault:tables`;
    await expect(
      backup.send(new DescribeBackupVaultCommand({ BackupVaultName })),
    ).resolves.toMatchObject({
      BackupVaultArn: arn,
      NumberOfRecoveryPoints: 0,
      EncryptionKeyArn: expect.stringContaining('alias/aws/backup'),
    });
    await expect(
      backup.send(new CreateBackupVaultCommand({ BackupVaultName })),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await expect(
      backup.send(new CreateBackupVaultCommand({ BackupVaultName: 'a b' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await backup.send(
      new CreateBackupVaultCommand({ BackupVaultName: 'another' }),
    );
    const names: string[] = [];
    for await (const page of paginateListBackupVaults(
      { client: backup, pageSize: 1 },
      {},
    )) {
      names.push(...page.BackupVaultList!.map(v => v.BackupVaultName!));
    }
    expect(names).toEqual(['another', 'tables']);
    await backup.send(
      new DeleteBackupVaultCommand({ BackupVaultName: 'another' }),
    );
    await expect(
      backup.send(
        new DescribeBackupVaultCommand({ BackupVaultName: 'another' }),
      ),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await backup.send(
      new TagResourceCommand({ ResourceArn: arn, Tags: { team: 'a' } }),
    );
    await backup.send(
      new UntagResourceCommand({ ResourceArn: arn, TagKeyList: ['project'] }),
    );
    await expect(
      backup.send(new ListTagsCommand({ ResourceArn: arn })),
    ).resolves.toMatchObject({ Tags: { team: 'a' } });
  });

  it('obeys the policy of a vault', async () => {
    const name = 'guarded';
    await backup.send(new CreateBackupVaultCommand({ BackupVaultName: name }));
    await backup.send(
      new PutBackupVaultAccessPolicyCommand({
        BackupVaultName: name,
        Policy: policy({
          Effect: 'Deny',
          Principal: '*',
          Action: 'backup:DeleteBackupVault',
          Resource: '*',
        }),
      }),
    );
    await expect(
      backup.send(new DeleteBackupVaultCommand({ BackupVaultName: name })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      backup.send(
        new PutBackupVaultAccessPolicyCommand({
          BackupVaultName: name,
          Policy: '{',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });

  it('makes and changes plans', async () => {
    const BackupPlanId = await createPlan(DAILY);
    const first = await backup.send(new GetBackupPlanCommand({ BackupPlanId }));
    expect(first.BackupPlan).toMatchObject({
      BackupPlanName: 'tables',
      Rules: [{ ...DAILY, RuleId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
    const { VersionId } = await backup.send(
      new UpdateBackupPlanCommand({
        BackupPlanId,
        BackupPlan: {
          BackupPlanName: 'tables',
          Rules: [
            DAILY,
            {
              RuleName: 'Weekly',
              TargetBackupVaultName: BackupVaultName,
              ScheduleExpression: 'cron(0 4 ? * SUN *)',
              Lifecycle: { DeleteAfterDays: 90 },
            },
          ],
        },
      }),
    );
    expect(VersionId).not.toBe(first.VersionId);
    const second = await backup.send(
      new GetBackupPlanCommand({ BackupPlanId }),
    );
    expect(second.BackupPlan!.Rules!.map(rule => rule.RuleName)).toEqual([
      'Daily',
      'Weekly',
    ]);
    expect(second.BackupPlan!.Rules![0].RuleId).toBe(
      first.BackupPlan!.Rules![0].RuleId,
    );
  });

  it.each<[string, Partial<BackupRuleInput>, string, RegExp]>([
    [
      'a schedule with five fields',
      { ScheduleExpression: 'cron(0 3 * * ?)' },
      'InvalidParameterValueException',
      /Invalid cron expression cron\(0 3 \* \* \?\) of rule Daily/,
    ],
    [
      'a schedule that names days twice',
      { ScheduleExpression: 'cron(0 3 * * * *)' },
      'InvalidParameterValueException',
      /Invalid cron/,
    ],
    [
      'continuous backups for too long',
      { Lifecycle: { DeleteAfterDays: 36 } },
      'InvalidParameterValueException',
      /1 to 35 days.*DeleteAfterDays is 36/,
    ],
    [
      'a stay in cold storage that is too short',
      {
        EnableContinuousBackup: false,
        Lifecycle: { MoveToColdStorageAfterDays: 10, DeleteAfterDays: 99 },
      },
      'InvalidParameterValueException',
      /99 cannot be less than 90 days after MoveToColdStorageAfterDays 10/,
    ],
    [
      'an unknown vault',
      { TargetBackupVaultName: 'nowhere' },
      'ResourceNotFoundException',
      /nowhere/,
    ],
    [
      'a window that is too short',
      { StartWindowMinutes: 30 },
      'InvalidParameterValueException',
      /30 of rule Daily must be at least 60/,
    ],
  ])('refuses %s', async (_, change, name, message) => {
    await expect(createPlan({ ...DAILY, ...change })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it('keeps a plan as long as something is selected for it', async () => {
    const BackupPlanId = await createPlan(DAILY);
    const select = (IamRoleArn: string, Resources?: string[]) =>
      backup.send(
        new CreateBackupSelectionCommand({
          BackupPlanId,
          BackupSelection: { SelectionName: 'Tables', IamRoleArn, Resources },
        }),
      );
    await expect(select(`${ROLE}-none`, [TABLE])).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: expect.stringContaining('is not authorized to be assumed'),
    });
    await expect(select(ROLE)).rejects.toMatchObject({
      message: expect.stringContaining('selects nothing'),
    });
    await expect(select(ROLE, ['jobs'])).rejects.toMatchObject({
      message: 'jobs is not the ARN of a resource.',
    });
    const { SelectionId } = await select(ROLE, [TABLE]);
    await expect(
      backup.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId })),
    ).resolves.toMatchObject({
      BackupSelection: { SelectionName: 'Tables', Resources: [TABLE] },
    });
    await expect(
      backup.send(new DeleteBackupPlanCommand({ BackupPlanId })),
    ).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining(SelectionId!),
    });
    await backup.send(
      new DeleteBackupSelectionCommand({ BackupPlanId, SelectionId }),
    );
    await expect(
      backup.send(new ListBackupSelectionsCommand({ BackupPlanId })),
    ).resolves.toMatchObject({ BackupSelectionsList: [] });
    await backup.send(new DeleteBackupPlanCommand({ BackupPlanId }));
    await expect(
      backup.send(new GetBackupPlanCommand({ BackupPlanId })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('keeps a vault as long as there are recovery points in it', async () => {
    const vault = { BackupVaultName: 'full' };
    await backup.send(new CreateBackupVaultCommand(vault));
    const { BackupJobId } = await backup.send(
      new StartBackupJobCommand({
        ...vault,
        ResourceArn: TABLE,
        IamRoleArn: ROLE,
      }),
    );
    await eventually(
      () => backup.send(new DescribeBackupJobCommand({ BackupJobId })),
      ({ State }) => State === 'COMPLETED',
    );
    await expect(
      backup.send(new DeleteBackupVaultCommand(vault)),
    ).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining('1 recovery points'),
    });
    const { RecoveryPoints } = await backup.send(
      new ListRecoveryPointsByBackupVaultCommand(vault),
    );
    const [{ RecoveryPointArn, ResourceType }] = RecoveryPoints!;
    expect(ResourceType).toBe('DynamoDB');
    await backup.send(
      new DeleteRecoveryPointCommand({ ...vault, RecoveryPointArn }),
    );
    await backup.send(new DeleteBackupVaultCommand(vault));
    const { BackupVaultList } = await backup.send(
      new ListBackupVaultsCommand({}),
    );
    expect(
      BackupVaultList!.map(({ BackupVaultName: name }) => name),
    ).not.toContain('full');
  });

  it('names what it does not know', async () => {
    await expect(
      backup.send(
        new StartRestoreJobCommand({
          RecoveryPointArn: 'arn:aws:backup:x',
          Metadata: {},
        }),
      ),
    ).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('backup:StartRestoreJob'),
    });
  });
});
