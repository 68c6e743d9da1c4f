import { seedStack } from '../seedStack';
import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const logGroup = (Properties: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties,
});

describe('reading stacks', () => {
  it('gives events newest first, in pages that new events do not shift', async () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [`L${index}`, logGroup()]),
    );
    const { StackId } = await world.create('s', { Resources });
    const first = await world.call('DescribeStackEvents', {
      StackName: StackId,
    });
    expect(first.StackEvents).toHaveLength(100);
    expect(first.StackEvents[0]).toMatchObject({
      ResourceStatus: 'CREATE_COMPLETE',
      PhysicalResourceId: StackId,
    });
    await world.call('DeleteStack', { StackName: StackId });
    const second = await world.call('DescribeStackEvents', {
      StackName: StackId,
      NextToken: first.NextToken,
    });
    expect(second.StackEvents).toHaveLength(22);
    expect(second.StackEvents[21]).toMatchObject({
      ResourceStatus: 'CREATE_IN_PROGRESS',
      PhysicalResourceId: StackId,
    });
    await world.settled(StackId);
  });

  it('gives what failed', async () => {
    await world.create('s', {
      Resources: { Logs: logGroup({ RetentionInDays: 8 }) },
    });
    const { OperationEvents } = await world.call('DescribeEvents', {
      StackName: 's',
      Filters: { FailedEvents: true },
    });
    expect(OperationEvents).toMatchObject([
      {
        LogicalResourceId: 'Logs',
        ResourceStatus: 'CREATE_FAILED',
        EventType: 'PROVISIONING_ERROR',
        OperationType: 'CREATE_STACK',
      },
    ]);
    expect((await world.call('ListHookResults', {})).HookResults).toEqual([]);
  });

  it('gives resources in three ways', async () => {
    await world.create('s', {
      Resources: {
        Logs: { ...logGroup({ LogGroupName: 'logs' }), Metadata: { a: 1 } },
      },
    });
    const expected = {
      LogicalResourceId: 'Logs',
      PhysicalResourceId: 'logs',
      ResourceType: 'AWS::Logs::LogGroup',
      ResourceStatus: 'CREATE_COMPLETE',
    };
    const { StackResources } = await world.call('DescribeStackResources', {
      PhysicalResourceId: 'logs',
    });
    expect(StackResources).toMatchObject([{ ...expected, StackName: 's' }]);
    const { StackResourceSummaries } = await world.call('ListStackResources', {
      StackName: 's',
    });
    expect(StackResourceSummaries).toMatchObject([expected]);
    const { StackResourceDetail } = await world.call('DescribeStackResource', {
      StackName: 's',
      LogicalResourceId: 'Logs',
    });
    expect(StackResourceDetail).toMatchObject({
      ...expected,
      Metadata: '{"a":1}',
    });
    await expect(
      world.call('DescribeStackResource', {
        StackName: 's',
        LogicalResourceId: 'Other',
      }),
    ).rejects.toThrow('Resource Other does not exist for stack s');
  });

  it.each([
    ['DescribeStacks', 'Stack with id none does not exist'],
    ['DescribeStackEvents', 'Stack [none] does not exist'],
    ['DescribeStackResources', 'Stack with id none does not exist'],
    ['ListStackResources', 'Stack with id none does not exist'],
    ['GetTemplate', 'Stack with id none does not exist'],
    ['ContinueUpdateRollback', 'Stack [none] does not exist'],
    ['RollbackStack', 'Stack [none] does not exist'],
    ['CancelUpdateStack', 'Stack [none] does not exist'],
  ])('%s says that a stack is not there', async (operation, message) => {
    await expect(
      world.call(operation, { StackName: 'none' }),
    ).rejects.toMatchObject({
      code: 'ValidationError',
      message,
    });
  });

  it('masks secret parameters', async () => {
    const stack = await world.create(
      's',
      {
        Parameters: {
          Secret: { Type: 'String', NoEcho: true },
          Plain: { Type: 'String', Default: 'x' },
        },
        Resources: {
          Logs: logGroup({ LogGroupName: { 'Fn::Sub': 'x-${Secret}' } }),
        },
      },
      { Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'hidden' }] },
    );
    expect(stack.Parameters).toEqual([
      {
        ParameterKey: 'Secret',
        ParameterValue: '****',
        ResolvedValue: undefined,
      },
      { ParameterKey: 'Plain', ParameterValue: 'x', ResolvedValue: undefined },
    ]);
    expect(JSON.stringify(stack)).not.toContain('hidden');
    const event = world
      .events('s')
      .find(({ ResourceProperties }) =>
        ResourceProperties?.includes('LogGroupName'),
      );
    expect(event!.ResourceProperties).toBe('{"LogGroupName":"x-****"}');
  });

  it('summarizes and validates templates', async () => {
    const TemplateBody = JSON.stringify({
      Description: 'd',
      Parameters: {
        P: { Type: 'Number', Default: 3, Description: 'how many' },
      },
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: { RoleName: 'r', AssumeRolePolicyDocument: {} },
        },
      },
    });
    expect(
      await world.call('GetTemplateSummary', { TemplateBody }),
    ).toMatchObject({
      Description: 'd',
      ResourceTypes: ['AWS::IAM::Role'],
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: [
        {
          ParameterKey: 'P',
          DefaultValue: '3',
          ParameterType: 'Number',
          Description: 'how many',
        },
      ],
    });
    expect(
      await world.call('ValidateTemplate', { TemplateBody }),
    ).toMatchObject({
      Parameters: [{ ParameterKey: 'P', DefaultValue: '3' }],
    });
    await expect(
      world.call('ValidateTemplate', {
        TemplateBody: JSON.stringify({
          Resources: { L: logGroup({ A: { Ref: 'None' } }) },
        }),
      }),
    ).rejects.toThrow('Unresolved resource dependencies [None]');
  });

  it('lists exports', async () => {
    const { StackId } = await world.create('s', {
      Resources: { Logs: logGroup({ LogGroupName: 'l' }) },
      Outputs: { L: { Value: { Ref: 'Logs' }, Export: { Name: 'the-logs' } } },
    });
    expect((await world.call('ListExports', {})).Exports).toEqual([
      { ExportingStackId: StackId, Name: 'the-logs', Value: 'l' },
    ]);
  });
});

describe('seedStack', () => {
  it('puts a stack there that can be read like any other', async () => {
    seedStack(world.context, {
      stackName: 'CDKToolkit',
      status: 'CREATE_COMPLETE',
      outputs: { BucketName: 'assets' },
      parameters: { Qualifier: 'hnb659fds' },
    });
    const { Stacks } = await world.call('DescribeStacks', {
      StackName: 'CDKToolkit',
    });
    expect(Stacks).toMatchObject([
      {
        StackName: 'CDKToolkit',
        StackStatus: 'CREATE_COMPLETE',
        Outputs: [{ OutputKey: 'BucketName', OutputValue: 'assets' }],
        Parameters: [
          { ParameterKey: 'Qualifier', ParameterValue: 'hnb659fds' },
        ],
      },
    ]);
    expect((await world.remove('CDKToolkit')).StackStatus).toBe(
      'DELETE_COMPLETE',
    );
  });
});
