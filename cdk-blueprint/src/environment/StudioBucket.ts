import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  acknowledgeNoReplication,
  acknowledgeWildcards,
} from '../policy/acknowledge';
import { denyInsecureTransport } from './bucketPolicies';

/** Properties of {@link StudioBucket}. */
export interface StudioBucketProps {
  /** Encrypts every object. */
  readonly key: kms.IKey;

  /** Receives the access logs, under `studio-only/`. */
  readonly accessLogs: s3.IBucket;

  /** Whether the data outlives the stack. */
  readonly removalPolicy: RemovalPolicy;
}

const BUCKET_ACTIONS = [
  's3:ListBucket',
  's3:ListBucketVersions',
  's3:ListBucketMultipartUploads',
  's3:GetBucketLocation',
];
const OBJECT_ACTIONS = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTagging',
  's3:PutObject',
  's3:PutObjectTagging',
  's3:DeleteObject',
  's3:AbortMultipartUpload',
  's3:ListMultipartUploadParts',
];

/** The team's bucket for data, models and job results. */
export class StudioBucket extends Construct {
  readonly bucket: s3.IBucket;

  constructor(scope: Construct, id: string, props: StudioBucketProps) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Resource', {
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: 'studio-only/',
      lifecycleRules: [
        {
          id: 'AbortIncompleteUploads',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
      removalPolicy: props.removalPolicy,
    });
    denyInsecureTransport(this.bucket);
    acknowledgeNoReplication(
      this.bucket,
      'The data stays in the region that its team chose; versions are the way back',
    );
  }

  /** Lets a role list, read, write and delete objects. Older versions cannot be deleted: they are the way back. */
  grantReadWrite(role: iam.IRole): void {
    const objects = this.bucket.arnForObjects('*');
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: BUCKET_ACTIONS,
      resourceArns: [this.bucket.bucketArn],
    });
    iam.Grant.addToPrincipal({
      grantee: role,
      actions: OBJECT_ACTIONS,
      resourceArns: [objects],
    });
    acknowledgeWildcards(role, {
      resources: [objects],
      reason: 'The team uses every object of its own bucket',
    });
  }
}
