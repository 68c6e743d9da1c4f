import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListStacksCommand,
  paginateDescribeStackEvents,
  UpdateStackCommand,
  waitUntilChangeSetCreateComplete,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  OTHER_SPOKE,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';

jest.setTimeout(30_000);

describe('CloudFormation over HTTP', () => {
  let sandbox: TestSandbox;
  let client: CloudFormationClient;
  beforeAll(async () => {
    sandbox = await startTestSandbox();
    client = sandbox.clients(sandbox.admin(SPOKE)).cloudFormation;
  });
  afterAll(() => sandbox.stop());

  const waiting = () =>
    ({ client, maxWaitTime: 20, minDelay: 0.02, maxDelay: 0.05 } as any);
  const template = (RetentionInDays: number) => `
Description: Logs & <events>
Resources:
  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      LogGroupName: !Sub "/\${AWS::StackName}/logs"
      RetentionInDays: ${RetentionInDays}
Outputs:
  Name:
    Value: !Ref Logs
    Export:
      Name: !Join ["-", [!Ref AWS::StackName, logs]]
`;

  it('takes a stack through its life with the SDK and its waiters', async () => {
    const { Id, StackId } = await client.send(
      new CreateChangeSetCommand({
        StackName: 'life',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateBody: template(7),
        Tags: [{ Key: 'team', Value: 'a b' }],
      }),
    );
    await waitUntilChangeSetCreateComplete(waiting(), { ChangeSetName: Id });
    const changeSet = await client.send(
      new DescribeChangeSetCommand({ ChangeSetName: Id }),
    );
    expect(changeSet.CreationTime).toBeInstanceOf(Date);
    expect(changeSet.Changes).toMatchObject([
      {
        Type: 'Resource',
        ResourceChange: { Action: 'Add', LogicalResourceId: 'Logs' },
      },
    ]);
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }));
    await waitUntilStackCreateComplete(waiting(), { StackName: 'life' });
    const { Stacks } = await client.send(
      new DescribeStacksCommand({ StackName: 'life' }),
    );
    expect(Stacks).toMatchObject([
      {
        StackId,
        StackStatus: 'CREATE_COMPLETE',
        Description: 'Logs & <events>',
        EnableTerminationProtection: false,
        Outputs: [
          {
            OutputKey: 'Name',
            OutputValue: '/life/logs',
            ExportName: 'life-logs',
          },
        ],
        Tags: [{ Key: 'team', Value: 'a b' }],
      },
    ]);
    expect(
      (await client.send(new GetTemplateCommand({ StackName: 'life' })))
        .TemplateBody,
    ).toBe(template(7));

    await client.send(
      new UpdateStackCommand({ StackName: 'life', TemplateBody: template(14) }),
    );
    await waitUntilStackUpdateComplete(waiting(), { StackName: 'life' });
    const { StackResources } = await client.send(
      new DescribeStackResourcesCommand({ StackName: 'life' }),
    );
    expect(StackResources).toMatchObject([
      {
        LogicalResourceId: 'Logs',
        PhysicalResourceId: '/life/logs',
        ResourceStatus: 'UPDATE_COMPLETE',
      },
    ]);

    await client.send(new DeleteStackCommand({ StackName: 'life' }));
    await waitUntilStackDeleteComplete(waiting(), { StackName: StackId! });
    const events = [];
    for await (const page of paginateDescribeStackEvents(
      { client },
      { StackName: StackId },
    )) {
      events.push(...page.StackEvents!);
    }
    expect(events[0]).toMatchObject({
      ResourceStatus: 'DELETE_COMPLETE',
      PhysicalResourceId: StackId,
    });
    expect(events[events.length - 1].ResourceStatus).toBe('REVIEW_IN_PROGRESS');
    const times = events.map(event => event.Timestamp!.getTime());
    expect(times).toEqual(
      [...new Set(times)].sort((one, other) => other - one),
    );
  });

  it('answers errors that the SDK knows', async () => {
    await expect(
      client.send(new DescribeStacksCommand({ StackName: 'none' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id none does not exist',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      client.send(new DescribeStackEventsCommand({ StackName: 'none' })),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [none] does not exist',
    });
    await client.send(
      new CreateStackCommand({ StackName: 'twice', TemplateBody: template(7) }),
    );
    await expect(
      client.send(
        new CreateStackCommand({
          StackName: 'twice',
          TemplateBody: template(7),
        }),
      ),
    ).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await expect(
      client.send(
        new DescribeChangeSetCommand({
          StackName: 'twice',
          ChangeSetName: 'none',
        }),
      ),
    ).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    await waitUntilStackCreateComplete(waiting(), { StackName: 'twice' });
    await expect(
      client.send(
        new UpdateStackCommand({
          StackName: 'twice',
          TemplateBody: template(7),
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });

  it('keeps accounts and regions apart', async () => {
    const create = (account: string, region: string) =>
      sandbox.clients(sandbox.admin(account), region).cloudFormation.send(
        new CreateStackCommand({
          StackName: 'apart',
          TemplateBody: template(7),
        }),
      );
    const ids = [
      await create(SPOKE, 'eu-west-1'),
      await create(SPOKE, 'us-east-1'),
      await create(OTHER_SPOKE, 'eu-west-1'),
    ].map(({ StackId }) => StackId!);
    expect(ids.map(id => id.split(':').slice(3, 5).join(' '))).toEqual([
      `eu-west-1 ${SPOKE}`,
      `us-east-1 ${SPOKE}`,
      `eu-west-1 ${OTHER_SPOKE}`,
    ]);
    const other = sandbox.clients(sandbox.admin(OTHER_SPOKE)).cloudFormation;
    const { StackSummaries } = await other.send(new ListStacksCommand({}));
    expect(StackSummaries!.map(({ StackId }) => StackId)).toEqual([ids[2]]);
    await expect(
      other.send(new DescribeStacksCommand({ StackName: ids[0] })),
    ).rejects.toThrow();
  });

  it('goes on when the client that started it is gone', async () => {
    const gone = sandbox.clients(sandbox.admin(SPOKE)).cloudFormation;
    const { StackId } = await gone.send(
      new CreateStackCommand({
        StackName: 'left-alone',
        TemplateBody: template(7),
      }),
    );
    gone.destroy();
    const { state } = await waitUntilStackCreateComplete(waiting(), {
      StackName: StackId!,
    });
    expect(state).toBe('SUCCESS');
  });
});
