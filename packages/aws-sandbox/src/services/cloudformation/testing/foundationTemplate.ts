import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import { Schedule } from 'aws-cdk-lib/aws-events';
import * as globalaccelerator from 'aws-cdk-lib/aws-globalaccelerator';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';

/** What can be varied to make updates. */
export interface FoundationOptions {
  /** Names of indexes of the table. */
  readonly indexes?: readonly string[];
  readonly retentionDays?: number;
  readonly affinity?: 'NONE' | 'SOURCE_IP';
  readonly destinations?: readonly string[];
  /** Text of a script; a change of it makes a new one. */
  readonly script?: string;
}

function tables(stack: Stack, options: FoundationOptions): dynamodb.Table {
  const table = new dynamodb.Table(stack, 'Jobs', {
    partitionKey: { name: 'job_id', type: dynamodb.AttributeType.STRING },
    timeToLiveAttribute: 'ttl',
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    encryption: dynamodb.TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    removalPolicy: RemovalPolicy.DESTROY,
  });
  for (const name of options.indexes ?? ['status']) {
    table.addGlobalSecondaryIndex({
      indexName: `${name}-index`,
      partitionKey: { name, type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'submitted_at', type: dynamodb.AttributeType.STRING },
    });
  }
  return table;
}

function backups(
  stack: Stack,
  table: dynamodb.Table,
  options: FoundationOptions,
): void {
  const vault = new backup.BackupVault(stack, 'Vault', {
    backupVaultName: 'gco-tables',
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const plan = new backup.BackupPlan(stack, 'Plan', {
    backupPlanName: 'gco-tables',
    backupVault: vault,
    backupPlanRules: [
      new backup.BackupPlanRule({
        ruleName: 'Daily',
        scheduleExpression: Schedule.cron({ hour: '3', minute: '0' }),
        enableContinuousBackup: true,
        deleteAfter: Duration.days(35),
      }),
      new backup.BackupPlanRule({
        ruleName: 'Weekly',
        scheduleExpression: Schedule.cron({
          weekDay: 'SUN',
          hour: '4',
          minute: '0',
        }),
        deleteAfter: Duration.days(options.retentionDays ?? 90),
      }),
    ],
  });
  plan.addSelection('Tables', {
    resources: [backup.BackupResource.fromDynamoDbTable(table)],
  });
}

function accelerator(stack: Stack, options: FoundationOptions): void {
  const made = new globalaccelerator.Accelerator(stack, 'Accelerator', {
    acceleratorName: 'gco-accelerator',
  });
  const listener = made.addListener('Listener', {
    portRanges: [{ fromPort: 80 }, { fromPort: 443 }],
    clientAffinity:
      globalaccelerator.ClientAffinity[options.affinity ?? 'NONE'],
  });
  const group = new globalaccelerator.EndpointGroup(stack, 'Group', {
    listener,
    region: 'eu-west-1',
    healthCheckProtocol: globalaccelerator.HealthCheckProtocol.HTTP,
    healthCheckPath: '/api/v1/health',
    healthCheckInterval: Duration.seconds(30),
    healthCheckThreshold: 3,
  });
  stack.exportValue(made.dnsName, { name: 'foundation-dns' });
  stack.exportValue(group.endpointGroupArn, { name: 'foundation-group' });
}

function images(stack: Stack, options: FoundationOptions): void {
  new ecr.CfnReplicationConfiguration(stack, 'Replication', {
    replicationConfiguration: {
      rules: (options.destinations ?? ['us-east-1']).map(region => ({
        destinations: [{ region, registryId: stack.account }],
        repositoryFilters: [{ filter: 'gco/', filterType: 'PREFIX_MATCH' }],
      })),
    },
  });
  new ecr.Repository(stack, 'Images', {
    repositoryName: 'gco/app',
    imageScanOnPush: true,
    lifecycleRules: [{ maxImageCount: 20 }],
    emptyOnDelete: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

function bucket(stack: Stack): void {
  const key = new kms.Key(stack, 'Key', {
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const encrypted = {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.DESTROY,
  };
  new s3.Bucket(stack, 'Shared', {
    ...encrypted,
    serverAccessLogsBucket: new s3.Bucket(stack, 'AccessLogs', {
      ...encrypted,
      lifecycleRules: [
        {
          expiration: Duration.days(90),
          noncurrentVersionExpiration: Duration.days(90),
        },
      ],
    }),
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
}

/** A stack of what is there once for an account: tables, backups, an accelerator, a registry, a bucket. */
export function foundationApp(
  outdir: string,
  options: FoundationOptions = {},
): App {
  const app = new App({
    outdir,
    autoSynth: false,
    analyticsReporting: false,
    context: { '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true },
  });
  const stack = new Stack(app, 'foundation', {
    env: { account: '444455556666', region: 'eu-west-1' },
    tags: { 'gco:project': 'gco' },
  });
  const table = tables(stack, options);
  backups(stack, table, options);
  accelerator(stack, options);
  images(stack, options);
  bucket(stack);
  const script = options.script ?? 'one';
  new sagemaker.CfnStudioLifecycleConfig(stack, 'Script', {
    studioLifecycleConfigName: `script-${script}`,
    studioLifecycleConfigAppType: 'JupyterLab',
    studioLifecycleConfigContent: Buffer.from(script).toString('base64'),
  });
  stack.exportValue(table.tableName, { name: 'foundation-table' });
  return app;
}
