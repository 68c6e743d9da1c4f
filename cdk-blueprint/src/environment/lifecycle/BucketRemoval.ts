import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, Dependable, IDependable } from 'constructs';
import { BucketContents } from './BucketContents';
import { LifecycleProvider } from './LifecycleProvider';

/** Properties of {@link BucketRemoval}. */
export interface BucketRemovalProps {
  readonly provider: LifecycleProvider;

  /** The team's data. */
  readonly studioBucket: s3.IBucket;

  /** Receives the access logs of the studio bucket, and of whatever else there is. */
  readonly accessLogBucket: s3.IBucket;
}

/**
 * Has the environment's buckets go with all that is in them, when the config says so. CloudFormation deletes in the opposite
 * order of creation; each line is made after, and goes before, the lines above it:
 *
 * 1. access-log bucket
 * 2. its contents
 * 3. studio bucket, whose requests are logged until it is gone; other writers of logs
 * 4. policies of both buckets: that of the logs names the studio bucket, so delivery ends here, and what is still on its way
 *    is refused by a statement that the emptying adds
 * 5. contents of the studio bucket
 * 6. whatever writes to it
 */
export class BucketRemoval extends Construct {
  /** Who reads and deletes what is in the buckets. */
  readonly role: iam.IRole;

  private readonly studio: BucketContents;
  private readonly accessLogs: BucketContents;

  constructor(scope: Construct, id: string, props: BucketRemovalProps) {
    super(scope, id);
    const { provider, studioBucket, accessLogBucket } = props;
    this.role = provider.workingRole;
    this.accessLogs = new BucketContents(this, 'AccessLogs', {
      provider,
      bucket: accessLogBucket,
      stopWrites: true,
    });
    studioBucket.node.addDependency(this.accessLogs);
    this.studio = new BucketContents(this, 'Studio', {
      provider,
      bucket: studioBucket,
      stopWrites: false,
    });
    this.studio.node.addDependency(studioBucket);
  }

  /** Has what writes data gone before the studio bucket is emptied. */
  endDataBefore(writer: IDependable): void {
    addDependency(writer, this.studio);
  }

  /** Has what writes logs gone before the access-log bucket is emptied. */
  endLogsBefore(writer: IDependable): void {
    addDependency(writer, this.accessLogs);
  }
}

function addDependency(dependent: IDependable, on: IDependable): void {
  Dependable.of(dependent).dependencyRoots.forEach(root =>
    root.node.addDependency(on),
  );
}
