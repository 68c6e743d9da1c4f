import {
  resourcesOf,
  statementsOf,
  templateOf,
} from '../../__testUtils__/templates';

const template = templateOf();
const resources = resourcesOf(template);
const FUNCTIONS = [
  'LifecycleFunctionsOnEvent',
  'LifecycleFunctionsIsComplete',
  'LifecycleFunctionsProviderFrameworkOnEvent',
  'LifecycleFunctionsProviderFrameworkIsComplete',
  'LifecycleFunctionsProviderFrameworkOnTimeout',
];

it.each(FUNCTIONS)('%s is traced and has logs of its own', id => {
  const { Properties } = resources[id];
  expect(Properties).toMatchObject({
    Runtime: 'nodejs24.x',
    TracingConfig: { Mode: 'Active' },
    LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
  });
  expect(resources[Properties.LoggingConfig.LogGroup.Ref]).toMatchObject({
    Type: 'AWS::Logs::LogGroup',
    Properties: {
      RetentionInDays: 30,
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
    },
    DeletionPolicy: 'Delete',
  });
  const role = resources[Properties.Role['Fn::GetAtt'][0]];
  expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
});

it('calls both entries of one bundle', () => {
  expect(
    FUNCTIONS.slice(0, 2).map(id => resources[id].Properties.Handler),
  ).toEqual(['index.onEvent', 'index.isComplete']);
  const [onEvent, isComplete] = FUNCTIONS.slice(0, 2).map(
    id => resources[id].Properties.Code,
  );
  expect(onEvent).toEqual(isComplete);
});

describe('the state machine', () => {
  const { Properties } = resources.LifecycleFunctionsProviderWaiterStateMachine;

  it('is logged and traced, without the data of its executions', () => {
    expect(Properties).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
    expect(
      resources.LifecycleFunctionsWaiterLogGroup.Properties.LogGroupName,
    ).toBe('/aws/vendedlogs/states/gco-analytics-forecasting-lifecycle');
  });

  it('asks every fifteen seconds for an hour', () => {
    const definition = Properties.DefinitionString['Fn::Join'][1]
      .map((part: any) => (typeof part === 'string' ? part : 'arn'))
      .join('');
    const [retry] =
      JSON.parse(definition).States['framework-isComplete-task'].Retry;
    expect(retry).toMatchObject({ IntervalSeconds: 15, BackoffRate: 1 });
    expect(retry.IntervalSeconds * retry.MaxAttempts).toBe(3600);
  });
});

it('lets the framework call its own functions and nothing else', () => {
  for (const role of ['FrameworkRole', 'WaiterRole']) {
    const actions = statementsOf(template, `LifecycleFunctions${role}`).flatMap(
      ({ Action }) => Action,
    );
    expect(new Set(actions)).toEqual(
      new Set([
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'xray:PutTraceSegments',
        'xray:PutTelemetryRecords',
        'lambda:InvokeFunction',
        'lambda:GetFunction',
        ...(role === 'FrameworkRole' ? ['states:StartExecution'] : []),
      ]),
    );
  }
});
