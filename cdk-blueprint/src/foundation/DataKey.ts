import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allowLogs, allowService } from '../stacks/keyPolicies';

/** Properties of {@link DataKey}. */
export interface DataKeyProps {
  /** What the console shows beside the key, at most 8192 characters. */
  readonly description: string;

  /**
   * Between a deletion and the end of the key, 7 to 30 days; the key can be rescued until then.
   *
   * @default 30 days, as KMS has it
   */
  readonly pendingWindow?: Duration;

  /** Whether the key outlives the stack. It must whenever data that it encrypts does. */
  readonly removalPolicy: RemovalPolicy;
}

/** The KMS key of one bucket. Rotated by KMS; who may use the data is said by roles, which services by the key. */
export class DataKey extends Construct {
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: DataKeyProps) {
    super(scope, id);
    this.key = new kms.Key(this, 'Resource', {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: props.pendingWindow,
      removalPolicy: props.removalPolicy,
    });
  }

  /** Lets S3 use the key when it works for this account by itself. */
  allowS3(): void {
    allowService(this.key, 'AllowS3Encrypt', 's3.amazonaws.com');
  }

  /** Lets CloudWatch Logs use the key for the log groups of this account and region. */
  allowLogs(): void {
    allowLogs(this.key);
  }
}
