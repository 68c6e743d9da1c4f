import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { eventually, policy, SPOKE } from '../../testing/startTestSandbox';
import { LambdaWorld, startLambdaWorld } from '../lambda/testing/lambdaWorld';

jest.setTimeout(30_000);

const FUNCTION = `arn:aws:lambda:eu-west-1:${SPOKE}:function:work`;
const WORK = `
let calls = 0;
exports.handler = async event => {
  calls += 1;
  if (event.until && calls < event.until) throw Object.assign(new Error('call ' + calls), { name: 'NotYet' });
  const made = calls; calls = 0;
  return { ...event, calls: made };
};`;

let world: LambdaWorld;
let sfn: SFNClient;
let roleArn: string;

async function role(RoleName: string, ...statements: object[]) {
  const { iam } = world.sandbox.clients(world.sandbox.admin(SPOKE));
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: policy({
        Effect: 'Allow',
        Principal: { Service: 'states.amazonaws.com' },
        Action: 'sts:AssumeRole',
      }),
    }),
  );
  await iam.send(
    new PutRolePolicyCommand({
      RoleName,
      PolicyName: 'own',
      PolicyDocument: policy(...statements),
    }),
  );
  return Role!.Arn!;
}

beforeAll(async () => {
  world = await startLambdaWorld();
  sfn = new SFNClient(world.sandbox.config(world.sandbox.admin(SPOKE)));
  await world.create('work', WORK);
  roleArn = await role('machine', {
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION,
  });
});
afterAll(() => world.stop());

let count = 0;
async function machine(States: object, input: object = {}): Promise<string> {
  count += 1;
  const { stateMachineArn } = await sfn.send(
    new CreateStateMachineCommand({
      name: `machine-${count}`,
      roleArn,
      definition: JSON.stringify({ StartAt: Object.keys(States)[0], States }),
      ...input,
    }),
  );
  return stateMachineArn!;
}

async function run(States: object, input: unknown = {}) {
  const stateMachineArn = await machine(States);
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn,
      input: JSON.stringify(input),
    }),
  );
  return eventually(
    () => sfn.send(new DescribeExecutionCommand({ executionArn })),
    ({ status }) => status !== 'RUNNING',
  );
}

const task = (more: object = {}) => ({
  Work: { Type: 'Task', Resource: FUNCTION, End: true, ...more },
});

describe('an execution', () => {
  it('hands a task its input and takes its output', async () => {
    const { status, output } = await run(task(), { a: 1 });
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output!)).toEqual({ a: 1, calls: 1 });
  });

  it('tries again after an error, by its name', async () => {
    const Retry = [
      { ErrorEquals: ['Other'], MaxAttempts: 0 },
      {
        ErrorEquals: ['NotYet'],
        IntervalSeconds: 1,
        MaxAttempts: 3,
        BackoffRate: 1,
      },
    ];
    const { output } = await run(task({ Retry }), { until: 3 });
    expect(JSON.parse(output!)).toEqual({ until: 3, calls: 3 });
  });

  it('gives up after the attempts that it has, with what the function said', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    const failed = await run(task({ Retry }), { until: 9 });
    expect(failed).toMatchObject({ status: 'FAILED', error: 'NotYet' });
    expect(JSON.parse(failed.cause!)).toMatchObject({
      errorType: 'NotYet',
      errorMessage: expect.stringMatching(/^call \d$/),
    });
  });

  it('goes where an error leads', async () => {
    const { output } = await run(
      {
        ...task({
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Next: 'Report',
              ResultPath: '$.problem',
            },
          ],
        }),
        Report: { Type: 'Pass', OutputPath: '$.problem.Error', End: true },
      },
      { until: 99 },
    );
    expect(JSON.parse(output!)).toBe('NotYet');
  });

  it('calls a function through the integration, with parameters', async () => {
    const { output } = await run(
      task({
        Resource: 'arn:aws:states:::lambda:invoke',
        Parameters: {
          FunctionName: FUNCTION,
          Payload: {
            'name.$': '$.who.name',
            'by.$': '$$.StateMachine.Name',
            fixed: true,
          },
        },
        ResultSelector: { 'payload.$': '$.Payload' },
        ResultPath: '$.result',
      }),
      { who: { name: 'ana' } },
    );
    expect(JSON.parse(output!)).toEqual({
      who: { name: 'ana' },
      result: {
        payload: {
          name: 'ana',
          by: expect.stringMatching(/^machine-/),
          fixed: true,
          calls: expect.any(Number),
        },
      },
    });
  });

  it.each<[unknown, object]>([
    [5, { status: 'SUCCEEDED', output: '{"amount":5}' }],
    [
      50,
      { status: 'SUCCEEDED', output: '{"amount":50,"size":{"size":"large"}}' },
    ],
    ['many', { status: 'FAILED', error: 'odd', cause: 'not a number' }],
  ])('chooses, waits and ends: %s', async (amount, expected) => {
    const ended = await run(
      {
        Pick: {
          Type: 'Choice',
          Choices: [
            {
              And: [
                { Variable: '$.amount', IsNumeric: true },
                { Variable: '$.amount', NumericLessThan: 10 },
              ],
              Next: 'small',
            },
            {
              Variable: '$.amount',
              NumericGreaterThanEquals: 10,
              Next: 'large',
            },
          ],
          Default: 'odd',
        },
        small: { Type: 'Wait', Seconds: 1, Next: 'done' },
        large: {
          Type: 'Pass',
          Result: { size: 'large' },
          ResultPath: '$.size',
          Next: 'done',
        },
        odd: { Type: 'Fail', Error: 'odd', Cause: 'not a number' },
        done: { Type: 'Succeed' },
      },
      { amount },
    );
    expect(ended).toMatchObject(expected);
  });

  it('acts as the role of its state machine', async () => {
    const before = roleArn;
    roleArn = await role('powerless', {
      Effect: 'Allow',
      Action: 'logs:*',
      Resource: '*',
    });
    const failed = await run(task());
    roleArn = before;
    expect(failed).toMatchObject({
      status: 'FAILED',
      error: 'Lambda.AccessDeniedException',
    });
  });

  it('can be stopped, listed and looked into', async () => {
    const stateMachineArn = await machine({
      Long: { Type: 'Wait', Seconds: 100_000, End: true },
    });
    const { executionArn } = await sfn.send(
      new StartExecutionCommand({ stateMachineArn, name: 'long' }),
    );
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'enough' }));
    const { executions } = await sfn.send(
      new ListExecutionsCommand({ stateMachineArn, statusFilter: 'ABORTED' }),
    );
    expect(executions).toMatchObject([{ name: 'long', status: 'ABORTED' }]);
    const { events } = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn }),
    );
    expect(events!.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
    ]);
    await expect(
      sfn.send(
        new StartExecutionCommand({
          stateMachineArn,
          name: 'long',
          input: '{"a":1}',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });
});

describe('a state machine', () => {
  it('is described, changed, tagged and deleted', async () => {
    const stateMachineArn = await machine(task(), {
      tags: [{ key: 'team', value: 'a' }],
    });
    await sfn.send(
      new UpdateStateMachineCommand({
        stateMachineArn,
        definition: JSON.stringify({
          StartAt: 'End',
          States: { End: { Type: 'Succeed' } },
        }),
      }),
    );
    expect(
      await sfn.send(new DescribeStateMachineCommand({ stateMachineArn })),
    ).toMatchObject({
      status: 'ACTIVE',
      roleArn,
      definition: expect.stringContaining('Succeed'),
    });
    expect(
      (
        await sfn.send(
          new ListTagsForResourceCommand({ resourceArn: stateMachineArn }),
        )
      ).tags,
    ).toEqual([{ key: 'team', value: 'a' }]);
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines!.map(each => each.stateMachineArn)).not.toContain(
      stateMachineArn,
    );
    await expect(
      sfn.send(new StartExecutionCommand({ stateMachineArn })),
    ).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it.each<[string, object, string, string]>([
    ['Map', { M: { Type: 'Map', End: true } }, 'NotImplemented', 'Map'],
    [
      'other services',
      task({ Resource: 'arn:aws:states:::sqs:sendMessage' }),
      'NotImplemented',
      'sqs:sendMessage',
    ],
    ['JSONata', task({ Arguments: {} }), 'NotImplemented', 'Arguments'],
    [
      'an unknown type',
      { X: { Type: 'Dance', End: true } },
      'InvalidDefinition',
      'Dance',
    ],
    ['an unknown member', task({ Speed: 1 }), 'InvalidDefinition', 'Speed'],
    [
      'a way to nowhere',
      task({ End: undefined, Next: 'Gone' }),
      'InvalidDefinition',
      'Gone',
    ],
    [
      'no way on',
      task({ End: undefined }),
      'InvalidDefinition',
      "'Next' and 'End'",
    ],
  ])('is refused with %s', async (_, States, name, message) => {
    await expect(machine(States)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
  });

  it('needs a role that trusts Step Functions and may deliver its logs', async () => {
    await expect(
      machine(task(), { roleArn: await world.role('other') }),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      machine(task(), {
        loggingConfiguration: {
          level: 'ALL',
          destinations: [
            {
              cloudWatchLogsLogGroup: {
                logGroupArn: `arn:aws:logs:eu-west-1:${SPOKE}:log-group:x:*`,
              },
            },
          ],
        },
      }),
    ).rejects.toThrow('not authorized to access the Log Destination');
  });
});
