import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  acknowledge,
  acknowledgeNoReplication,
  ruleOf,
} from '../policy/acknowledge';
import { denyInsecureTransport } from './bucketPolicies';

/** Properties of {@link AccessLogBucket}. */
export interface AccessLogBucketProps {
  /** Days after which a log object expires, 1 or more. */
  readonly retentionDays: number;

  /** Whether the logs outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** Receives the access logs of the environment's buckets. */
export class AccessLogBucket extends Construct {
  readonly bucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Resource', {
      // S3 delivers access logs only to buckets with its own keys.
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [
        {
          id: 'ExpireAccessLogs',
          expiration: Duration.days(props.retentionDays),
          noncurrentVersionExpiration: Duration.days(props.retentionDays),
        },
      ],
      removalPolicy: props.removalPolicy,
    });
    denyInsecureTransport(this.bucket);
    acknowledgeNoReplication(
      this.bucket,
      'Access logs expire after weeks and are worth nothing without what they tell of',
    );
    acknowledge(this.bucket, {
      rules: ruleOf('S3DefaultEncryptionKMS'),
      reason: 'S3 delivers access logs only to buckets with its own keys',
    });
  }
}
