import { CustomResource, Tags } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DOMAIN_LIFECYCLE_ACTIONS } from '../../lambda/domainLifecycleActions';
import { acknowledgeWildcards } from '../../policy/acknowledge';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link BucketContents}. */
export interface BucketContentsProps {
  readonly provider: LifecycleProvider;

  /** Emptied when the stack goes. A change empties the old one, which goes with the update. */
  readonly bucket: s3.IBucket;

  /** Whether the bucket is closed to everybody's writing before it is emptied, for writers that nothing else stops. */
  readonly stopWrites: boolean;
}

const ACTIONS = DOMAIN_LIFECYCLE_ACTIONS['Custom::BucketContents'];

/**
 * Says that a bucket's contents go. When a config comes to keep its data, this construct is no longer part of the stack: the
 * tag is taken off during the update, and the custom resource, deleted after the update, leaves a bucket without it alone.
 */
const REMOVAL_TAGS = { 'gco:removal-policy': 'destroy' };

/** Empties a bucket before it is deleted: S3 deletes no bucket that holds anything. */
export class BucketContents extends Construct {
  constructor(scope: Construct, id: string, props: BucketContentsProps) {
    super(scope, id);
    const { provider, bucket } = props;
    Object.entries(REMOVAL_TAGS).forEach(([key, value]) =>
      Tags.of(bucket).add(key, value),
    );
    const policy = provider.allow(this, 'Policy', statements(props));
    acknowledgeWildcards(policy, {
      resources: [bucket.arnForObjects('*')],
      reason: 'The bucket is about to be deleted, with every object in it',
    });
    const resource = new CustomResource(this, 'Resource', {
      serviceToken: provider.serviceToken,
      resourceType: 'Custom::BucketContents',
      properties: {
        BucketArn: bucket.bucketArn,
        RequiredTags: JSON.stringify(REMOVAL_TAGS),
        StopWrites: String(props.stopWrites),
      },
    });
    resource.node.addDependency(policy);
  }
}

function statements({
  bucket,
  stopWrites,
}: BucketContentsProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ListBucket',
      actions: [...ACTIONS.bucket],
      resources: [bucket.bucketArn],
    }),
    new iam.PolicyStatement({
      sid: 'EmptyBucket',
      actions: [...ACTIONS.objects],
      resources: [bucket.arnForObjects('*')],
    }),
    ...(stopWrites ? [closeBucket(bucket)] : []),
  ];
}

function closeBucket(bucket: s3.IBucket): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'CloseBucket',
    actions: [...ACTIONS.bucketPolicy],
    resources: [bucket.bucketArn],
  });
}
