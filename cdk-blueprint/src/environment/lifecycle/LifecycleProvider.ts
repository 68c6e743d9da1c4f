import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { CfnStateMachine, LogLevel } from 'aws-cdk-lib/aws-stepfunctions';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { BlueprintFunction } from '../../lambda/BlueprintFunction';
import { functionStatements } from '../../lambda/functionStatements';
import { acknowledgeProvider } from './acknowledgeProvider';

/** Properties of {@link LifecycleProvider}. */
export interface LifecycleProviderProps {
  /** Part of the name of the log group of the waiting; unique in account and region. */
  readonly name: string;

  /** Encrypts logs. */
  readonly key: kms.IKey;
}

/** Between two looks at work that takes minutes. */
const QUERY_INTERVAL = Duration.seconds(15);

/** The longest that CloudFormation waits for a custom resource; apps alone may take twenty minutes to end. */
const TOTAL_TIMEOUT = Duration.hours(1);

/** In MB; the framework's functions do nothing but call others. */
const FRAMEWORK_MEMORY = 256;

/** One call does no more than a few requests to AWS. */
const CALL_TIMEOUT = Duration.minutes(2);

/**
 * What is behind the environment's custom resources: a function that takes requests on, a function that works on them and
 * says whether that was all, and a state machine that asks it until it was.
 */
export class LifecycleProvider extends Construct {
  readonly serviceToken: string;

  /** Who does the work. The function that takes requests on calls nobody. */
  readonly workingRole: iam.Role;

  constructor(scope: Construct, id: string, props: LifecycleProviderProps) {
    super(scope, id);
    const handler = (name: string, description: string) =>
      new BlueprintFunction(this, name, {
        code: 'domain-lifecycle',
        handler: `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
        description,
        timeout: CALL_TIMEOUT,
        key: props.key,
      });
    const onEvent = handler(
      'OnEvent',
      'Takes on what is to be set up or cleared',
    );
    const isComplete = handler('IsComplete', 'Sets up or clears, pass by pass');
    this.workingRole = isComplete.role;
    this.serviceToken = this.addProvider(props, onEvent, isComplete);
  }

  /**
   * Lets the function that works do more, by a policy of its own. What it says may name resources that are made after the functions;
   * custom resources that need it depend on it, so that it is there before them and until after them.
   */
  allow(
    scope: Construct,
    id: string,
    statements: iam.PolicyStatement[],
  ): iam.ManagedPolicy {
    return new iam.ManagedPolicy(scope, id, {
      description: 'What the custom resources of an environment need',
      statements,
      roles: [this.workingRole],
    });
  }

  private addProvider(
    props: LifecycleProviderProps,
    onEvent: BlueprintFunction,
    isComplete: BlueprintFunction,
  ): string {
    const logGroup = this.addLogGroup('FrameworkLogGroup', props.key);
    const starter = this.addRole('FrameworkRole', logGroup);
    // Of its own: the role that starts the state machine would depend on itself.
    const waiter = this.addRole('WaiterRole', logGroup);
    const provider = new Provider(this, 'Provider', {
      onEventHandler: onEvent.function,
      isCompleteHandler: isComplete.function,
      queryInterval: QUERY_INTERVAL,
      totalTimeout: TOTAL_TIMEOUT,
      logGroup,
      frameworkOnEventRole: starter,
      frameworkCompleteAndTimeoutRole: waiter,
      disableWaiterStateMachineLogging: false,
      waiterStateMachineLogOptions: {
        // Beginning with this, log groups do not use up the account's one resource policy for log delivery.
        destination: this.addLogGroup(
          'WaiterLogGroup',
          props.key,
          `/aws/vendedlogs/states/${props.name}-lifecycle`,
        ),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
    });
    this.complete(provider);
    acknowledgeProvider({
      provider,
      roles: [starter, waiter],
      handlers: [onEvent.function, isComplete.function],
      logGroupArn: logGroup.logGroupArn,
    });
    return provider.serviceToken;
  }

  private addLogGroup(
    id: string,
    key: kms.IKey,
    logGroupName?: string,
  ): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      logGroupName,
      encryptionKey: key,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private addRole(id: string, logGroup: logs.ILogGroup): iam.Role {
    const role = new iam.Role(this, id, {
      description: 'Runs the custom resources of an environment',
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    functionStatements({
      stack: Stack.of(this),
      logGroupArn: logGroup.logGroupArn,
      inVpc: false,
    }).forEach(statement => role.addToPolicy(statement));
    role.addToPolicy(traces());
    return role;
  }

  // The construct library offers no properties for these.
  private complete(provider: Provider): void {
    for (const child of provider.node.findAll()) {
      if (child instanceof lambda.CfnFunction) {
        child.tracingConfig = { mode: 'Active' };
        child.memorySize = FRAMEWORK_MEMORY;
      }
      if (child instanceof CfnStateMachine) {
        child.tracingConfiguration = { enabled: true };
      }
    }
    const waiter = provider.node.findChild('waiter-state-machine');
    (waiter.node.findChild('Role') as iam.Role).addToPolicy(traces());
  }
}

function traces(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'WriteTraces',
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    resources: ['*'],
  });
}
