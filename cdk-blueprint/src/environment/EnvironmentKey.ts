import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Properties of {@link EnvironmentKey}. */
export interface EnvironmentKeyProps {
  /** What the console shows beside the key. */
  readonly description: string;

  /**
   * Whether the key outlives the stack. It must whenever data that it encrypts does.
   */
  readonly removalPolicy: RemovalPolicy;
}

const USE = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:DescribeKey',
];

/** The environment's own KMS key: one key for buckets, file systems, Studio's volumes and log groups. */
export class EnvironmentKey extends Construct {
  readonly key: kms.IKey;

  constructor(scope: Construct, id: string, props: EnvironmentKeyProps) {
    super(scope, id);
    const key = new kms.Key(this, 'Resource', {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(7),
      removalPolicy: props.removalPolicy,
    });
    this.key = key;

    const { account, region } = Stack.of(this);
    const forThisAccount = { StringEquals: { 'aws:SourceAccount': account } };
    this.allowService(
      'AllowSagemakerEncrypt',
      'sagemaker.amazonaws.com',
      forThisAccount,
    );
    this.allowService('AllowS3Encrypt', 's3.amazonaws.com', forThisAccount);
    this.allowService(
      'AllowElasticfilesystemEncrypt',
      'elasticfilesystem.amazonaws.com',
      forThisAccount,
    );
    // CloudWatch Logs does not send the source account; the encryption context names the log group instead.
    const logGroups = Stack.of(this).formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.allowService(
      'AllowLogsEncrypt',
      `logs.${region}.${Stack.of(this).urlSuffix}`,
      {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups },
      },
    );
  }

  /** Lets a principal encrypt and decrypt, and hand the key to AWS services that store data for it. */
  grantUse(grantee: iam.IGrantable): void {
    iam.Grant.addToPrincipal({
      grantee,
      actions: USE,
      resourceArns: [this.key.keyArn],
    });
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:CreateGrant'],
      resourceArns: [this.key.keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  }

  private allowService(
    sid: string,
    service: string,
    conditions: Record<string, Record<string, string>>,
  ): void {
    this.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid,
        principals: [new iam.ServicePrincipal(service)],
        actions: USE,
        resources: ['*'],
        conditions,
      }),
    );
  }
}
