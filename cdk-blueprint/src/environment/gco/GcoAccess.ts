import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { SharedBucketLookup } from './SharedBucketLookup';

/** Properties of {@link GcoAccess}. */
export interface GcoAccessProps {
  /** Prefix of the installation's queues and parameters. */
  readonly projectName: string;

  /** Region of the installation's API. */
  readonly apiRegion: string;

  /** Region of the bucket that all clusters share. */
  readonly globalRegion: string;

  /** Encrypts logs. */
  readonly key: kms.IKey;
}

/**
 * What notebooks use of the project's GCO installation in this account: its API, its job queues and the bucket that its
 * clusters share.
 */
export class GcoAccess extends Construct {
  /** The bucket that all clusters share. */
  readonly bucketArn: string;

  private readonly props: GcoAccessProps;

  constructor(scope: Construct, id: string, props: GcoAccessProps) {
    super(scope, id);
    this.props = props;
    this.bucketArn = new SharedBucketLookup(this, 'SharedBucket', {
      ...props,
      region: props.globalRegion,
    }).bucketArn;
  }

  /** Lets a role submit jobs, follow them, ask models, and exchange data with the clusters. */
  grantUse(role: iam.Role): void {
    const api = this.apiArns();
    const queues = this.arn('sqs', '*', `${this.props.projectName}-jobs-*`);
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'CallGcoApi',
        actions: ['execute-api:Invoke'],
        resources: api,
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'SubmitGcoJobs',
        actions: ['sqs:SendMessage'],
        resources: [queues],
      }),
    );
    acknowledgeWildcards(role, {
      resources: [...api, queues],
      reason:
        'The API’s id and the queue of each region are the installation’s own; paths and prefix keep to jobs and models',
    });
    this.grantSharedBucket(role);
  }

  private grantSharedBucket(role: iam.Role): void {
    const { globalRegion, projectName } = this.props;
    const objects = `${this.bucketArn}/*`;
    const keys = this.arn('kms', globalRegion, 'key/*');
    const parameters = this.arn(
      'ssm',
      globalRegion,
      `parameter/${projectName}/cluster-shared-bucket/*`,
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'FindSharedBucket',
        actions: ['ssm:GetParameter', 'ssm:GetParameters'],
        resources: [parameters],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'ListSharedBucket',
        actions: ['s3:ListBucket', 's3:GetBucketLocation'],
        resources: [this.bucketArn],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'UseSharedBucket',
        actions: [
          's3:GetObject',
          's3:PutObject',
          's3:DeleteObject',
          's3:AbortMultipartUpload',
          's3:ListMultipartUploadParts',
        ],
        resources: [objects],
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'UseSharedBucketKey',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [keys],
        // Through S3 only, and only for this bucket, with and without its bucket key.
        conditions: {
          StringEquals: {
            'kms:ViaService': `s3.${globalRegion}.${Stack.of(this).urlSuffix}`,
          },
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': [this.bucketArn, objects],
          },
        },
      }),
    );
    acknowledgeWildcards(role, {
      resources: [objects, keys, parameters],
      reason:
        'The bucket is shared as a whole; its key is known to S3 only, which the condition ties to the bucket',
    });
  }

  private apiArns(): string[] {
    return ['api/v1', 'inference'].map(path =>
      this.arn('execute-api', this.props.apiRegion, `*/prod/*/${path}/*`),
    );
  }

  private arn(service: string, region: string, resource: string): string {
    return Stack.of(this).formatArn({
      service,
      region,
      resource,
      arnFormat: ArnFormat.NO_RESOURCE_NAME,
    });
  }
}
