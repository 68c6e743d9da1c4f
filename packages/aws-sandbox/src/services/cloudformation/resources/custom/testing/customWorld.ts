import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  Stack,
  StackEvent,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import {
  CloudWatchLogsClient,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  eventually,
  policy,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../../../../testing/startTestSandbox';

/** A sandbox in which stacks with custom resources are made over HTTP. */
export interface CustomWorld {
  readonly sandbox: TestSandbox;
  /** Creates a stack and waits for the end of it. */
  create(name: string, template: object): Promise<Stack>;
  update(name: string, template: object): Promise<Stack>;
  remove(name: string): Promise<Stack>;
  /** Newest last. */
  events(name: string): Promise<StackEvent[]>;
  /** The requests that the stack's provider was sent and printed, once there are so many. */
  printed(name: string, count: number): Promise<any[]>;
  stop(): Promise<void>;
}

/**
 * Answers what its own properties say, and prints the request. Properties: `Answer` (`SUCCESS`, `FAILED`, `none`,
 * `long`, `strange`), `Id`, `Data`, `NoEcho`, `Reason`; `FailOn` is the one type of request that fails.
 */
export const PROVIDER_CODE = `
const https = require('https');
exports.handler = async event => {
  const { ResponseURL, ...rest } = event;
  console.log('request', JSON.stringify(rest));
  const p = event.ResourceProperties;
  const failed = p.FailOn ? p.FailOn === event.RequestType : p.Answer === 'FAILED';
  if (p.Answer === 'none' && event.RequestType === 'Create') return;
  const body = JSON.stringify({
    Status: p.Answer === 'strange' ? 'PERHAPS' : failed ? 'FAILED' : 'SUCCESS',
    Reason: failed ? p.Reason ?? 'it would not' : undefined,
    PhysicalResourceId: p.Id ?? event.PhysicalResourceId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: p.NoEcho,
    Data: p.Answer === 'long' ? { text: 'x'.repeat(5000) } : p.Data,
  });
  await new Promise((resolve, reject) => {
    const url = new URL(ResponseURL);
    const request = https.request(
      { hostname: url.hostname, path: url.pathname + url.search, method: 'PUT',
        headers: { 'content-type': '', 'content-length': Buffer.byteLength(body) } },
      response => { response.resume(); response.on('end', () => resolve(response.statusCode)); });
    request.on('error', reject);
    request.end(body);
  });
};
`;

/** A template with the provider and these custom resources. */
export function customTemplate(
  resources: Record<string, object>,
  outputs: Record<string, unknown> = {},
): object {
  return {
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: policy({
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          }),
          ManagedPolicyArns: [
            'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
          ],
        },
      },
      Provider: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Timeout: 10,
          Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Code: { ZipFile: PROVIDER_CODE },
        },
      },
      ...resources,
    },
    Outputs: {
      Function: { Value: { Ref: 'Provider' } },
      ...Object.fromEntries(
        Object.entries(outputs).map(([name, Value]) => [name, { Value }]),
      ),
    },
  };
}

/** A custom resource of the template's provider. */
export function custom(
  properties: Record<string, unknown>,
  type = 'Custom::Thing',
): object {
  return {
    Type: type,
    Properties: {
      ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] },
      ...properties,
    },
  };
}

export async function startCustomWorld(): Promise<CustomWorld> {
  const sandbox = await startTestSandbox();
  const config = sandbox.config(sandbox.admin(SPOKE));
  const cloudFormation = new CloudFormationClient(config);
  const logs = new CloudWatchLogsClient(config);
  const ids = new Map<string, string>();

  const settled = async (name: string): Promise<Stack> => {
    const { Stacks } = await eventually(
      () =>
        cloudFormation.send(
          new DescribeStacksCommand({ StackName: ids.get(name) }),
        ),
      answer => !answer.Stacks![0].StackStatus!.endsWith('_IN_PROGRESS'),
      20_000,
    );
    return Stacks![0];
  };
  const events = async (name: string): Promise<StackEvent[]> => {
    const { StackEvents } = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: ids.get(name) }),
    );
    return StackEvents!.reverse();
  };
  return {
    sandbox,
    events,
    async create(StackName, template) {
      const { StackId } = await cloudFormation.send(
        new CreateStackCommand({
          StackName,
          TemplateBody: JSON.stringify(template),
          Capabilities: ['CAPABILITY_IAM'],
        }),
      );
      ids.set(StackName, StackId!);
      return settled(StackName);
    },
    async update(StackName, template) {
      await cloudFormation.send(
        new UpdateStackCommand({
          StackName,
          TemplateBody: JSON.stringify(template),
          Capabilities: ['CAPABILITY_IAM'],
        }),
      );
      return settled(StackName);
    },
    async remove(StackName) {
      await cloudFormation.send(
        new DeleteStackCommand({ StackName: ids.get(StackName) }),
      );
      return settled(StackName);
    },
    async printed(StackName, count) {
      const made = (await events(StackName)).find(
        ({ ResourceType, PhysicalResourceId }) =>
          ResourceType === 'AWS::Lambda::Function' && PhysicalResourceId,
      );
      const logGroupName = `/aws/lambda/${made!.PhysicalResourceId}`;
      const lines = async () =>
        (
          await logs.send(
            new FilterLogEventsCommand({
              logGroupName,
              filterPattern: 'request',
            }),
          )
        ).events!.flatMap(({ message }) => {
          const match = /\trequest (\{.*\})$/.exec(message!);
          return match ? [JSON.parse(match[1])] : [];
        });
      // A function's output is logged at its end, which is after its answer has been used.
      return eventually(lines, found => found.length >= count);
    },
    stop: () => sandbox.stop(),
  };
}
