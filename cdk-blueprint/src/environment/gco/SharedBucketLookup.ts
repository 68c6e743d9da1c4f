import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  Logging,
  PhysicalResourceId,
} from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { functionStatements } from '../../lambda/functionStatements';
import {
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
} from '../../policy/acknowledge';
import { acknowledgeLibraryFunction } from '../acknowledgeLibraryFunction';

/** Properties of {@link SharedBucketLookup}. */
export interface SharedBucketLookupProps {
  readonly projectName: string;

  /** Region of the parameter, which may be another than the stack's. */
  readonly region: string;

  /** Encrypts logs. */
  readonly key: kms.IKey;
}

/**
 * The ARN of the bucket that all clusters of a project share. The bucket has no name that could be guessed: the project's
 * foundation publishes its ARN as a parameter, which is read when the stack is deployed.
 */
export class SharedBucketLookup extends Construct {
  readonly bucketArn: string;

  constructor(scope: Construct, id: string, props: SharedBucketLookupProps) {
    super(scope, id);
    const name = `/${props.projectName}/cluster-shared-bucket/arn`;
    const call = {
      service: 'SSM',
      action: 'getParameter',
      region: props.region,
      parameters: { Name: name },
      physicalResourceId: PhysicalResourceId.of('analytics-cluster-shared-arn'),
      outputPaths: ['Parameter.Value'],
      logging: Logging.withDataHidden(),
    };
    const logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const lookup = new AwsCustomResource(this, 'Resource', {
      resourceType: 'Custom::SharedBucketArn',
      onCreate: call,
      onUpdate: call,
      role: this.addRole(logGroup),
      policy: AwsCustomResourcePolicy.fromStatements([
        new iam.PolicyStatement({
          sid: 'ReadSharedBucketArn',
          actions: ['ssm:GetParameter'],
          resources: [
            Stack.of(this).formatArn({
              service: 'ssm',
              region: props.region,
              resource: 'parameter',
              // The name begins with the slash that the ARN needs once.
              resourceName: name.slice(1),
            }),
          ],
        }),
      ]),
      logGroup,
      timeout: Duration.minutes(1),
      memorySize: 256,
      // The one that Lambda brings knows the call; another would be fetched from the internet.
      installLatestAwsSdk: false,
    });
    acknowledgeInlinePolicy(lookup);
    this.nameFunction();
    this.bucketArn = lookup.getResponseField('Parameter.Value');
  }

  private addRole(logGroup: logs.ILogGroup): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'Reads where the bucket shared by all clusters is',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    functionStatements({
      stack: Stack.of(this),
      logGroupArn: logGroup.logGroupArn,
      inVpc: false,
    }).forEach(statement => role.addToPolicy(statement));
    role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'WriteTraces',
        actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
        resources: ['*'],
      }),
    );
    acknowledgeWildcards(role, {
      resources: ['*', logGroup.logGroupArn],
      reason:
        'Traces have no resource to scope to; the streams of the own log group come and go',
    });
    acknowledgeInlinePolicy(role);
    return role;
  }

  // The construct library makes the function once a stack, named by a fixed random id, and traces it on no account.
  private nameFunction(): void {
    const functions = Stack.of(this).node.findChild(
      `AWS${AwsCustomResource.PROVIDER_FUNCTION_UUID.replace(/-/g, '')}`,
    );
    const resource = functions.node.defaultChild as lambda.CfnFunction;
    resource.overrideLogicalId('GcoSharedBucketFunction');
    resource.description =
      'Reads where the bucket shared by all clusters of a project is';
    resource.tracingConfig = { mode: 'Active' };
    acknowledgeLibraryFunction(functions);
  }
}
