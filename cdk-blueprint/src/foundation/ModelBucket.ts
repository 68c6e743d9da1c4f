import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { AccessLogBucket } from '../environment/AccessLogBucket';
import { denyInsecureTransport } from '../environment/bucketPolicies';
import { acknowledgeNoReplication } from '../policy/acknowledge';
import { DataKey } from './DataKey';
import type { FoundationParameters } from './foundationParameters';

/** Properties of {@link ModelBucket}. */
export interface ModelBucketProps {
  /** Names of the parameters by which every region finds the bucket. */
  readonly parameters: FoundationParameters;

  /** Days after which an access log expires, 1 or more. */
  readonly accessLogRetentionDays: number;

  /** Whether bucket, access logs and key outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** The project's bucket of model weights. CloudFormation names it; the name is in SSM. */
export class ModelBucket extends Construct {
  readonly bucket: s3.IBucket;
  readonly key: kms.IKey;

  constructor(scope: Construct, id: string, props: ModelBucketProps) {
    super(scope, id);
    const { removalPolicy } = props;
    const { key } = new DataKey(this, 'Key', {
      description: 'Model weights',
      removalPolicy,
    });
    const { bucket: accessLogs } = new AccessLogBucket(this, 'AccessLogs', {
      retentionDays: props.accessLogRetentionDays,
      removalPolicy,
    });
    this.key = key;
    this.bucket = new s3.Bucket(this, 'Resource', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'model-bucket-logs/',
      lifecycleRules: [
        {
          id: 'AbortIncompleteUploads',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy,
    });
    denyInsecureTransport(this.bucket);
    for (const { policy } of [this.bucket, accessLogs]) {
      // A bucket that stays would otherwise be open to plain HTTP, and its log delivery shut.
      policy?.applyRemovalPolicy(removalPolicy);
    }
    acknowledgeNoReplication(
      this.bucket,
      'Weights are uploaded from elsewhere and can be again; clusters keep a copy in their own region',
    );
    new ssm.StringParameter(this, 'NameParameter', {
      parameterName: props.parameters.modelBucketName,
      description: 'Name of the bucket of model weights',
      stringValue: this.bucket.bucketName,
    });
  }
}
