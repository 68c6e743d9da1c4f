import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowLogs, allowService, KEY_USE } from '../stacks/keyPolicies';

/** Properties of {@link EnvironmentKey}. */
export interface EnvironmentKeyProps {
  /** What the console shows beside the key. */
  readonly description: string;

  /**
   * Whether the key outlives the stack. It must whenever data that it encrypts does.
   */
  readonly removalPolicy: RemovalPolicy;
}

const SERVICES = [
  ['AllowSagemakerEncrypt', 'sagemaker.amazonaws.com'],
  ['AllowS3Encrypt', 's3.amazonaws.com'],
  ['AllowElasticfilesystemEncrypt', 'elasticfilesystem.amazonaws.com'],
] as const;

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

    SERVICES.forEach(([sid, service]) => allowService(key, sid, service));
    allowLogs(key);
  }

  /** Lets a principal encrypt and decrypt, and hand the key to AWS services that store data for it. */
  grantUse(grantee: iam.IGrantable): void {
    iam.Grant.addToPrincipal({
      grantee,
      actions: KEY_USE,
      resourceArns: [this.key.keyArn],
    });
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:CreateGrant'],
      resourceArns: [this.key.keyArn],
      conditions: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    });
  }
}
