import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { acknowledgeManagedPolicy } from '../policy/acknowledge';

/** Properties of {@link TableBackup}. */
export interface TableBackupProps {
  /** Beginning of the vault's name, at most 31 characters. A change replaces the vault. */
  readonly projectName: string;

  /** Name of the plan, at most 50 characters. A change renames the plan. */
  readonly planName: string;

  /** What is backed up. */
  readonly tables: readonly dynamodb.ITable[];

  /**
   * Whether the vault outlives the stack. AWS refuses to delete a vault that has recovery points in it, so one that is
   * to go has to be emptied first.
   */
  readonly removalPolicy: RemovalPolicy;
}

/** Backs the tables up: every day, kept for 35 days and with continuous backup, and every Sunday, kept for 90 days. */
export class TableBackup extends Construct {
  readonly vault: backup.IBackupVault;

  constructor(scope: Construct, id: string, props: TableBackupProps) {
    super(scope, id);
    const vault = new backup.BackupVault(this, 'Vault', {
      backupVaultName: uniqueName(props.projectName),
      removalPolicy: props.removalPolicy,
    });
    this.vault = vault;
    const plan = new backup.BackupPlan(this, 'Plan', {
      backupPlanName: props.planName,
      backupVault: vault,
      backupPlanRules: [
        new backup.BackupPlanRule({
          ruleName: 'Daily',
          scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
          enableContinuousBackup: true,
          // The longest that continuous backups can be kept.
          deleteAfter: Duration.days(35),
        }),
        new backup.BackupPlanRule({
          ruleName: 'Weekly',
          scheduleExpression: Schedule.cron({
            weekDay: 'SUN',
            hour: '4',
            minute: '0',
          }),
          deleteAfter: Duration.days(90),
        }),
      ],
    });
    const selection = plan.addSelection('Tables', {
      resources: props.tables.map(table =>
        backup.BackupResource.fromDynamoDbTable(table),
      ),
    });
    acknowledgeManagedPolicy(
      selection,
      'service-role/AWSBackupServiceRolePolicyForBackup',
      'AWS keeps this policy in step with what AWS Backup needs to back up each kind of resource; only AWS Backup can assume the role',
    );
  }
}

/**
 * A vault must be given a name. The end of the stack's own id makes it one that a vault kept from an earlier stack of the
 * same name cannot have; 50 characters are allowed, 44 the most there can be.
 */
function uniqueName(projectName: string): string {
  const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return `${projectName}-${Fn.select(4, Fn.split('-', stackUuid))}`;
}
