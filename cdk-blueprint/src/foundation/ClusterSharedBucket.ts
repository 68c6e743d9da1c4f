import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { acknowledgeNoReplication } from '../policy/acknowledge';
import { denyInsecureTransport } from '../environment/bucketPolicies';
import { DataKey } from './DataKey';
import type { FoundationParameters } from './foundationParameters';

/** Properties of {@link ClusterSharedBucket}. */
export interface ClusterSharedBucketProps {
  /** Names of the parameters by which every region finds the bucket. */
  readonly parameters: FoundationParameters;

  /** Days after which an access log expires, 1 or more. */
  readonly accessLogRetentionDays: number;

  /** Whether bucket, access logs and key outlive the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The bucket that clusters and analytics environments of all regions share. It grants nothing by itself: its users' own
 * roles do. CloudFormation names it; name, ARN and region are in SSM.
 */
export class ClusterSharedBucket extends Construct {
  readonly bucket: s3.IBucket;
  readonly key: kms.IKey;

  constructor(scope: Construct, id: string, props: ClusterSharedBucketProps) {
    super(scope, id);
    const dataKey = new DataKey(this, 'Key', {
      description: 'The bucket that clusters and analytics environments share',
      pendingWindow: Duration.days(7),
      removalPolicy: props.removalPolicy,
    });
    dataKey.allowS3();
    dataKey.allowLogs();
    this.key = dataKey.key;
    this.bucket = this.addBucket(dataKey.key, props);
    this.publish(props.parameters.clusterSharedBucket);
  }

  private addBucket(
    key: kms.IKey,
    props: ClusterSharedBucketProps,
  ): s3.IBucket {
    const { removalPolicy, accessLogRetentionDays } = props;
    const encrypted = {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy,
    };
    const accessLogs = new s3.Bucket(this, 'AccessLogs', {
      ...encrypted,
      lifecycleRules: [
        {
          id: 'ExpireAccessLogs',
          expiration: Duration.days(accessLogRetentionDays),
          noncurrentVersionExpiration: Duration.days(accessLogRetentionDays),
        },
      ],
    });
    const bucket = new s3.Bucket(this, 'Resource', {
      ...encrypted,
      // With this the key admits S3's log delivery, which could not write into an encrypted bucket otherwise.
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'cluster-shared/',
      lifecycleRules: [
        {
          id: 'AbortIncompleteUploads',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
    for (const each of [accessLogs, bucket]) {
      denyInsecureTransport(each);
      // A bucket that stays would otherwise be open to plain HTTP, and its log delivery shut.
      each.policy?.applyRemovalPolicy(removalPolicy);
    }
    acknowledgeNoReplication(
      bucket,
      'The project has one shared bucket, in its global region, which every region reads and writes; versions are kept',
    );
    acknowledgeNoReplication(
      accessLogs,
      'Access logs are kept for a while where the bucket is; a second copy would tell nothing more',
    );
    return bucket;
  }

  private publish(names: FoundationParameters['clusterSharedBucket']): void {
    new ssm.StringParameter(this, 'NameParameter', {
      parameterName: names.name,
      description: 'Name of the bucket shared by all regions of the project',
      stringValue: this.bucket.bucketName,
    });
    new ssm.StringParameter(this, 'ArnParameter', {
      parameterName: names.arn,
      description: 'ARN of the bucket shared by all regions of the project',
      stringValue: this.bucket.bucketArn,
    });
    new ssm.StringParameter(this, 'RegionParameter', {
      parameterName: names.region,
      description: 'Region of the bucket shared by all regions of the project',
      stringValue: Stack.of(this).region,
    });
  }
}
