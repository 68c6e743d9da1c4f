import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { BlueprintFunction } from '../lambda/BlueprintFunction';
import { functionStatements } from '../lambda/functionStatements';
import {
  acknowledge,
  acknowledgeInlinePolicy,
  acknowledgeWildcards,
  ruleOf,
} from '../policy/acknowledge';

/** Properties of {@link ImageLookup}. */
export interface ImageLookupProps {
  /** Beginning of the names of the repositories that the function may touch, with the slash. */
  readonly repositoryPrefix: string;

  /** Encrypts logs. */
  readonly key: kms.IKey;
}

const ACTIONS = [
  'ecr:BatchDeleteImage',
  'ecr:CreateRepository',
  'ecr:DeleteRepository',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:ListTagsForResource',
  'ecr:PutLifecyclePolicy',
];

/** Enough to delete the images of a large repository. */
const TIMEOUT = Duration.minutes(5);

/** The function behind `Custom::ContainerRepository`: it adopts the project's container repositories, or makes them. */
export class ImageLookup extends Construct {
  readonly function: lambda.Function;
  readonly serviceToken: string;

  constructor(scope: Construct, id: string, props: ImageLookupProps) {
    super(scope, id);
    const lookup = new BlueprintFunction(this, 'Function', {
      code: 'image-lookup',
      handler: 'onEvent',
      description: 'Adopts or makes the container repositories of the project',
      timeout: TIMEOUT,
      key: props.key,
    });
    this.function = lookup.function;
    const repositories = Stack.of(this).formatArn({
      service: 'ecr',
      resource: 'repository',
      resourceName: `${props.repositoryPrefix}*`,
    });
    lookup.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'KeepRepositories',
        actions: ACTIONS,
        resources: [repositories],
      }),
    );
    acknowledgeWildcards(lookup.role, {
      resources: [repositories],
      reason:
        'The function is for every repository of the project; the prefix keeps it from all others',
    });
    this.serviceToken = this.addProvider(props.key);
  }

  private addProvider(key: kms.IKey): string {
    const logGroup = new logs.LogGroup(this, 'FrameworkLogGroup', {
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = this.addFrameworkRole(logGroup);
    const provider = new Provider(this, 'Provider', {
      onEventHandler: this.function,
      frameworkOnEventRole: role,
      logGroup,
    });
    const framework = provider.node.findChild('framework-onEvent');
    // The construct library offers no switch for these.
    const resource = framework.node.defaultChild as lambda.CfnFunction;
    resource.tracingConfig = { mode: lambda.Tracing.ACTIVE };
    resource.memorySize = 128;
    acknowledge(framework, {
      rules: [
        ...ruleOf('LambdaDLQ'),
        { pack: 'Serverless', rule: 'LambdaDLQ' },
        ...ruleOf('LambdaConcurrency'),
        ...ruleOf('LambdaInsideVPC'),
      ],
      reason:
        'CloudFormation calls the function a few times during a deployment and waits for its answer; it calls Lambda and CloudFormation only',
    });
    return provider.serviceToken;
  }

  private addFrameworkRole(logGroup: logs.ILogGroup): iam.Role {
    const role = new iam.Role(this, 'FrameworkRole', {
      description: 'Runs the custom resources of the foundation',
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
    acknowledgeInlinePolicy(role);
    acknowledgeWildcards(role, {
      resources: ['*'],
      reason: 'X-Ray’s actions have no resource to scope to',
    });
    acknowledgeWildcards(role, {
      resources: [logGroup.logGroupArn],
      reason: 'The streams of the function’s own log group',
    });
    acknowledgeWildcards(role, {
      resources: [`${this.function.functionArn}:*`],
      reason:
        'The framework may call every version of the one function that it is for',
    });
    return role;
  }
}
