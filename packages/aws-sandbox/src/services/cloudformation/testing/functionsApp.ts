import {
  App,
  CustomResource,
  Duration,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as custom from 'aws-cdk-lib/custom-resources';

/** What can be varied to make custom resources of every kind end in every way. */
export interface FunctionsOptions {
  /** Physical id; another one replaces the resource. */
  readonly name?: string;
  /** How often the asynchronous provider says that it is not complete. */
  readonly polls?: number;
  /** `onEvent` of the synchronous, or `isComplete` of the asynchronous provider throws for this type of request. */
  readonly failEvent?: string;
  readonly failComplete?: string;
  /** After how many seconds of AWS time the asynchronous provider gives up. */
  readonly timeoutSeconds?: number;
  /** Reads this SSM parameter in the other region. */
  readonly parameter?: string;
}

const ON_EVENT = `
exports.handler = async event => {
  const { Name, FailEvent } = event.ResourceProperties;
  if (FailEvent === event.RequestType) throw new Error('onEvent will not ' + event.RequestType);
  return { PhysicalResourceId: event.RequestType === 'Delete' ? event.PhysicalResourceId : Name, Data: { Type: event.RequestType, Secret: 'x' } };
};
const polls = new Map();
exports.isComplete = async event => {
  const { Polls, FailComplete } = event.ResourceProperties;
  if (FailComplete === event.RequestType) throw new Error('isComplete will not ' + event.RequestType);
  const made = polls.get(event.RequestId) ?? 0;
  polls.set(event.RequestId, made + 1);
  return { IsComplete: made >= Number(Polls), ...(made >= Number(Polls) ? { Data: { Made: String(made) } } : {}) };
};
`;

/** A stack of functions and of custom resources made through the CDK's own frameworks. */
export function functionsApp(
  outdir: string,
  options: FunctionsOptions = {},
): App {
  const app = new App({ outdir, autoSynth: false, analyticsReporting: false });
  const stack = new Stack(app, 'functions', {
    env: { account: '444455556666', region: 'eu-west-1' },
  });
  const functionOf = (id: string, handler: string) =>
    new lambda.Function(stack, id, {
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler,
      code: lambda.Code.fromInline(ON_EVENT),
      tracing: lambda.Tracing.ACTIVE,
      logGroup: new logs.LogGroup(stack, `${id}Logs`, {
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
  const onEventHandler = functionOf('OnEvent', 'index.handler');
  const sync = new custom.Provider(stack, 'Sync', { onEventHandler });
  const async = new custom.Provider(stack, 'Async', {
    onEventHandler,
    isCompleteHandler: functionOf('IsComplete', 'index.isComplete'),
    queryInterval: Duration.seconds(10),
    totalTimeout: Duration.seconds(options.timeoutSeconds ?? 600),
    disableWaiterStateMachineLogging: false,
  });
  const Name = options.name ?? 'first';
  const first = new CustomResource(stack, 'SyncThing', {
    resourceType: 'Custom::SyncThing',
    serviceToken: sync.serviceToken,
    properties: { Name: `sync-${Name}`, FailEvent: options.failEvent },
  });
  const second = new CustomResource(stack, 'AsyncThing', {
    resourceType: 'Custom::AsyncThing',
    serviceToken: async.serviceToken,
    properties: {
      Name: `async-${Name}`,
      Polls: options.polls ?? 3,
      FailComplete: options.failComplete,
    },
  });
  second.node.addDependency(first);
  stack.exportValue(first.getAttString('Type'), { name: 'sync-type' });
  stack.exportValue(second.getAttString('Made'), { name: 'async-made' });
  stack.exportValue(second.ref, { name: 'async-ref' });
  if (options.parameter) {
    const read = new custom.AwsCustomResource(stack, 'Parameter', {
      onUpdate: {
        service: 'SSM',
        action: 'getParameter',
        parameters: { Name: options.parameter },
        region: 'us-east-1',
        physicalResourceId: custom.PhysicalResourceId.of(options.parameter),
      },
      policy: custom.AwsCustomResourcePolicy.fromSdkCalls({
        resources: [
          stack.formatArn({
            service: 'ssm',
            region: 'us-east-1',
            resource: `parameter${options.parameter}`,
          }),
        ],
      }),
      installLatestAwsSdk: false,
      functionName: 'reader',
    });
    new ssm.StringParameter(stack, 'Copy', {
      parameterName: '/copy',
      stringValue: read.getResponseField('Parameter.Value'),
    });
    stack.exportValue(read.getResponseField('Parameter.Value'), {
      name: 'parameter',
    });
  }
  return app;
}
