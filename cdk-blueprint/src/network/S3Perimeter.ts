import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Properties of {@link S3Perimeter}. */
export interface S3PerimeterProps {
  /** The network's way to S3. */
  readonly endpoint: ec2.GatewayVpcEndpoint;

  /** Buckets whose data may be reached through this endpoint only. */
  readonly buckets: readonly s3.IBucket[];

  /**
   * ARNs of other buckets of this account that the network may reach.
   *
   * @default - none
   */
  readonly otherBucketArns?: readonly string[];

  /**
   * Roles that may reach the buckets' data from outside as well.
   *
   * @default - none
   */
  readonly exemptRoles?: readonly iam.IRole[];
}

// Reading and writing data. Settings stay out of it: whoever runs the account can always mend a bucket's policy.
const DATA_ACTIONS = [
  's3:GetObject*',
  's3:PutObject*',
  's3:DeleteObject*',
  's3:RestoreObject',
  's3:AbortMultipartUpload',
  's3:ListBucket*',
  's3:ListMultipartUploadParts',
];

// The CDK's roles put templates and code into the account and take stacks down again.
const DEPLOY_ROLES = ['cfn-exec', 'deploy', 'file-publishing'];

/**
 * Ties data to the network: from inside, S3 is the environment's buckets and what the platform needs; from outside, the
 * buckets' data does not exist. Exempt are AWS services by themselves (log delivery), services acting for a principal
 * (queries of Athena), the roles that deploy, and the roles it is told to exempt.
 */
export class S3Perimeter extends Construct {
  constructor(scope: Construct, id: string, props: S3PerimeterProps) {
    super(scope, id);
    const { endpoint, buckets, otherBucketArns = [] } = props;
    endpoint.addToPolicy(
      this.ownAccount(
        'OwnBuckets',
        ['s3:*'],
        [
          ...buckets.flatMap(bucket => withObjects(bucket.bucketArn)),
          ...otherBucketArns.flatMap(withObjects),
          ...withObjects(this.bucketArn(this.sageMakerDefaultBucket())),
        ],
      ),
    );
    endpoint.addToPolicy(
      this.ownAccount(
        'CdkAssets',
        ['s3:GetObject', 's3:ListBucket'],
        withObjects(this.bucketArn(this.assetsBucket())),
      ),
    );
    // Layers are fetched with addresses that ECR signs, so the account behind them is AWS's.
    endpoint.addToPolicy(
      new iam.PolicyStatement({
        sid: 'ImageLayers',
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:GetObject'],
        resources: [`${this.bucketArn(this.layerBucket())}/*`],
      }),
    );
    buckets.forEach(bucket => this.denyFromElsewhere(bucket, props));
  }

  private ownAccount(
    sid: string,
    actions: string[],
    resources: string[],
  ): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid,
      principals: [new iam.AnyPrincipal()],
      actions,
      resources,
      conditions: {
        StringEquals: { 'aws:PrincipalAccount': Stack.of(this).account },
      },
    });
  }

  private denyFromElsewhere(
    bucket: s3.IBucket,
    { endpoint, exemptRoles = [] }: S3PerimeterProps,
  ): void {
    const { partition, account } = Stack.of(this);
    bucket.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'DenyFromOutsideTheNetwork',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: DATA_ACTIONS,
        resources: withObjects(bucket.bucketArn),
        conditions: {
          StringNotEquals: { 'aws:sourceVpce': endpoint.vpcEndpointId },
          BoolIfExists: {
            'aws:ViaAWSService': 'false',
            'aws:PrincipalIsAWSService': 'false',
          },
          ArnNotLike: {
            'aws:PrincipalArn': [
              ...DEPLOY_ROLES.map(
                role =>
                  `arn:${partition}:iam::${account}:role/cdk-*-${role}-role-${account}-*`,
              ),
              ...exemptRoles.map(({ roleArn }) => roleArn),
            ],
          },
        },
      }),
    );
  }

  private sageMakerDefaultBucket(): string {
    const { region, account } = Stack.of(this);
    return `sagemaker-${region}-${account}`;
  }

  private assetsBucket(): string {
    const { region, account } = Stack.of(this);
    return `cdk-*-assets-${account}-${region}`;
  }

  private layerBucket(): string {
    return `prod-${Stack.of(this).region}-starport-layer-bucket`;
  }

  private bucketArn(name: string): string {
    return `arn:${Stack.of(this).partition}:s3:::${name}`;
  }
}

function withObjects(bucketArn: string): string[] {
  return [bucketArn, `${bucketArn}/*`];
}
