import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { fingerprintOf } from '../config/fingerprint';
import {
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
} from '../policy/acknowledge';

/** Properties of {@link LoginAccessLog}. */
export interface LoginAccessLogProps {
  /** Name of the API, part of the stream's name. A change replaces the stream. */
  readonly apiName: string;

  /** Where the log goes, below `login/`; the bucket's own rules say how long it is kept. */
  readonly bucket: s3.IBucket;
}

// API Gateway only writes to streams whose names begin like this; Firehose takes 64 characters.
const NAME_PREFIX = 'amazon-apigateway-';
const LONGEST_NAME = 64;

/**
 * The log of all requests to the API, as lines of JSON in a bucket. It goes there through Firehose, since CloudWatch would
 * need a role that API Gateway has once for a whole account and region: an environment that brought it along would take
 * it from the others when it goes.
 */
export class LoginAccessLog extends Construct {
  readonly destination: apigateway.IAccessLogDestination;

  constructor(scope: Construct, id: string, props: LoginAccessLogProps) {
    super(scope, id);
    const { bucket } = props;
    const role = this.addWriter(bucket);
    const stream = new CfnDeliveryStream(this, 'Resource', {
      deliveryStreamName: streamName(props.apiName),
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: 'login/',
        errorOutputPrefix: 'login-errors/',
        bufferingHints: { intervalInSeconds: 300, sizeInMBs: 5 },
        compressionFormat: 'GZIP',
        processingConfiguration: {
          enabled: true,
          processors: [{ type: 'AppendDelimiterToRecord' }],
        },
      },
    });
    // Firehose tries the role when the stream is made.
    stream.node.addDependency(role);
    this.destination = new apigateway.FirehoseLogDestination(stream);
  }

  private addWriter(bucket: s3.IBucket): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: "Writes the access log of the sign-in's API",
      assumedBy: new iam.ServicePrincipal('firehose.amazonaws.com', {
        conditions: {
          StringEquals: { 'sts:ExternalId': Stack.of(this).account },
        },
      }),
    });
    const objects = ['login/*', 'login-errors/*'].map(keys =>
      bucket.arnForObjects(keys),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'WriteLog',
        actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
        resources: objects,
      }),
    );
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'FindBucket',
        actions: [
          's3:GetBucketLocation',
          's3:ListBucket',
          's3:ListBucketMultipartUploads',
        ],
        resources: [bucket.bucketArn],
      }),
    );
    acknowledgeInlinePolicy(role);
    acknowledgeWildcards(role, {
      resources: objects,
      reason: 'Each part of the log is an object of its own, named by its time',
    });
    return role;
  }
}

/** Lines of the log: who, what, when, how it ended; neither the query, which may hold a code, nor any header. */
export const ACCESS_LOG_FORMAT = apigateway.AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    sourceIp: '$context.identity.sourceIp',
    userAgent: '$context.identity.userAgent',
    user: '$context.authorizer.claims.sub',
    method: '$context.httpMethod',
    path: '$context.path',
    protocol: '$context.protocol',
    tls: '$context.tlsVersion',
    status: '$context.status',
    error: '$context.error.responseType',
    authorizer: '$context.authorizer.error',
    firewall: '$context.wafResponseCode',
    integration: '$context.integration.integrationStatus',
    functionStatus: '$context.integration.status',
    latency: '$context.responseLatency',
    trace: '$context.xrayTraceId',
  }),
);

function streamName(apiName: string): string {
  const name = `${NAME_PREFIX}${apiName}`;
  if (name.length <= LONGEST_NAME) return name;
  const end = `.${fingerprintOf(apiName)}`;
  return `${name.slice(0, LONGEST_NAME - end.length)}${end}`;
}
