import { DefaultCallContext } from '../../../core/DefaultCallContext';
import { userPrincipal } from '../../../core/principals';
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
const template = (RetentionInDays: number) =>
  JSON.stringify({
    Resources: { Logs: logGroup({ LogGroupName: 'logs', RetentionInDays }) },
  });
const prepare = (
  ChangeSetName: string,
  TemplateBody: string,
  more: object = {},
) =>
  world.call('CreateChangeSet', {
    StackName: 's',
    ChangeSetName,
    TemplateBody,
    ...more,
  });
const describeOne = (ChangeSetName: string, more: object = {}) =>
  world.call('DescribeChangeSet', { StackName: 's', ChangeSetName, ...more });
const execute = async (ChangeSetName: string) => {
  await world.call('ExecuteChangeSet', {
    StackName: 's',
    ChangeSetName,
    ClientRequestToken: 'token',
  });
  return world.settled('s');
};

describe('change sets', () => {
  it('creates a stack', async () => {
    const { Id, StackId } = await prepare('first', template(7), {
      ChangeSetType: 'CREATE',
    });
    expect(
      (await world.call('DescribeStacks', { StackName: 's' })).Stacks[0],
    ).toMatchObject({
      StackId,
      StackStatus: 'REVIEW_IN_PROGRESS',
    });
    expect(await describeOne('first')).toMatchObject({
      ChangeSetId: Id,
      ChangeSetName: 'first',
      StackId,
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Changes: [
        {
          Type: 'Resource',
          ResourceChange: { Action: 'Add', LogicalResourceId: 'Logs' },
        },
      ],
    });
    expect((await execute('first')).StackStatus).toBe('CREATE_COMPLETE');
    expect(
      world
        .events('s')
        .slice(1)
        .every(event => event.ClientRequestToken === 'token'),
    ).toBe(true);
    expect((await describeOne('first')).ExecutionStatus).toBe(
      'EXECUTE_COMPLETE',
    );
  });

  it('updates a stack and shows values only when asked', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await execute('first');
    const { Id } = await prepare('second', template(14));
    const [change] = (await describeOne('second')).Changes;
    expect(change.ResourceChange).toMatchObject({
      Action: 'Modify',
      Replacement: 'False',
    });
    expect(change.ResourceChange.Details[0].Target).not.toHaveProperty(
      'AfterValue',
    );
    const [withValues] = (
      await world.call('DescribeChangeSet', {
        ChangeSetName: Id,
        IncludePropertyValues: true,
      })
    ).Changes;
    expect(withValues.ResourceChange.Details[0].Target).toMatchObject({
      BeforeValue: '7',
      AfterValue: '14',
    });
    expect((await execute('second')).StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('says that there is nothing to change', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await execute('first');
    await prepare('second', template(7));
    expect(await describeOne('second')).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
      Changes: [],
    });
    await expect(execute('second')).rejects.toMatchObject({
      code: 'InvalidChangeSetStatus',
    });
  });

  it('can change outputs alone', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await execute('first');
    await prepare(
      'second',
      JSON.stringify({
        ...JSON.parse(template(7)),
        Outputs: { A: { Value: 'a' } },
      }),
    );
    expect(await describeOne('second')).toMatchObject({
      Status: 'CREATE_COMPLETE',
      Changes: [],
    });
    expect((await execute('second')).Outputs).toMatchObject([
      { OutputKey: 'A', OutputValue: 'a' },
    ]);
  });

  it('is gone once deleted, and deleting it again is fine', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await world.call('DeleteChangeSet', {
      StackName: 's',
      ChangeSetName: 'first',
    });
    await expect(describeOne('first')).rejects.toMatchObject({
      code: 'ChangeSetNotFound',
      status: 404,
    });
    expect(
      await world.call('DeleteChangeSet', {
        StackName: 's',
        ChangeSetName: 'first',
      }),
    ).toEqual({});
    expect(
      (await world.call('ListChangeSets', { StackName: 's' })).Summaries,
    ).toEqual([]);
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('makes the others obsolete when one is executed', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await prepare('other', template(14), { ChangeSetType: 'CREATE' });
    await execute('first');
    expect((await describeOne('other')).ExecutionStatus).toBe('OBSOLETE');
    await expect(execute('other')).rejects.toThrow(
      'cannot be executed in its current status of [OBSOLETE]',
    );
  });

  it('comes in pages when it is long', async () => {
    const Resources = Object.fromEntries(
      Array.from({ length: 130 }, (_, index) => [`L${index}`, logGroup()]),
    );
    await prepare('first', JSON.stringify({ Resources }), {
      ChangeSetType: 'CREATE',
    });
    const page = await describeOne('first');
    const rest = await describeOne('first', { NextToken: page.NextToken });
    expect([page.Changes.length, rest.Changes.length, rest.NextToken]).toEqual([
      100,
      30,
      undefined,
    ]);
    await expect(describeOne('first', { NextToken: 'x' })).rejects.toThrow(
      "The pagination token 'x' is not valid",
    );
  });

  it.each<[string, object, string]>([
    [
      'a bad name',
      { ChangeSetName: '1st' },
      "Value '1st' at 'changeSetName' failed to satisfy constraint",
    ],
    [
      'a bad stack name',
      { StackName: 'my_stack' },
      "Value 'my_stack' at 'stackName' failed to satisfy constraint",
    ],
    [
      'no template',
      { TemplateBody: undefined },
      'Either Template URL or Template Body must be specified.',
    ],
    [
      'an inline template that is too long',
      { TemplateBody: `{${' '.repeat(51_200)}}` },
      'length less than or equal to 51200',
    ],
    [
      'an update of nothing',
      { ChangeSetType: 'UPDATE' },
      'Stack [s] does not exist',
    ],
    [
      'an import',
      { ChangeSetType: 'IMPORT' },
      'ChangeSetType IMPORT is not implemented by the local AWS',
    ],
    [
      'a reserved tag',
      { Tags: [{ Key: 'aws:x', Value: 'y' }] },
      'Tag key aws:x is reserved',
    ],
    [
      'an unknown attribute',
      {
        TemplateBody: JSON.stringify({
          Resources: { Logs: logGroup() },
          Outputs: { A: { Value: { 'Fn::GetAtt': ['Logs', 'Size'] } } },
        }),
      },
      'Template error: resource Logs does not support attribute type Size in Fn::GetAtt',
    ],
    [
      'a role that is not there',
      { RoleARN: 'arn:aws:iam::444455556666:role/none' },
      'Role arn:aws:iam::444455556666:role/none is invalid or cannot be assumed',
    ],
  ])('refuses %s and leaves no stack behind', async (_, input, message) => {
    await expect(
      prepare('first', template(7), { ChangeSetType: 'CREATE', ...input }),
    ).rejects.toThrow(message);
    expect((await world.call('ListStacks', {})).StackSummaries).toEqual([]);
  });

  it('refuses a first change set for a stack that is there, and a second of the same name', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await expect(
      prepare('first', template(7), { ChangeSetType: 'CREATE' }),
    ).rejects.toMatchObject({
      code: 'AlreadyExistsException',
    });
    await execute('first');
    await expect(
      prepare('second', template(7), { ChangeSetType: 'CREATE' }),
    ).rejects.toThrow(
      'Stack [s] already exists and cannot be created again with the changeSet [second].',
    );
  });

  it('refuses to start while something goes on', async () => {
    await prepare('first', template(7), { ChangeSetType: 'CREATE' });
    await prepare('twin', template(7), { ChangeSetType: 'CREATE' });
    await world.call('ExecuteChangeSet', {
      StackName: 's',
      ChangeSetName: 'first',
    });
    await expect(
      world.call('ExecuteChangeSet', {
        StackName: 's',
        ChangeSetName: 'first',
      }),
    ).rejects.toMatchObject({
      code: 'InvalidChangeSetStatus',
    });
    await expect(prepare('second', template(9))).rejects.toThrow(
      'is in CREATE_IN_PROGRESS state and can not be updated.',
    );
    await world.settled('s');
  });

  it('asks for the capability to make roles', async () => {
    const roles = JSON.stringify({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] },
          },
        },
      },
    });
    await expect(
      prepare('first', roles, { ChangeSetType: 'CREATE' }),
    ).rejects.toMatchObject({
      code: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
  });
});

describe('templates by address', () => {
  const url = 'http://localhost:4766/templates/some/template.json';

  it('are read from S3 as the caller and kept as submitted', async () => {
    const body = `{ "Resources":\n { "Logs": { "Type": "AWS::Logs::LogGroup" } } }`;
    await world.call(
      'CreateBucket',
      {
        Bucket: 'templates',
        CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
      },
      's3',
    );
    await world.call(
      'PutObject',
      {
        Bucket: 'templates',
        Key: 'some/template.json',
        Body: Buffer.from(body),
      },
      's3',
    );
    await world.call('CreateChangeSet', {
      StackName: 's',
      ChangeSetName: 'first',
      ChangeSetType: 'CREATE',
      TemplateURL: url,
    });
    await execute('first');
    expect(
      (
        await world.call('GetTemplate', {
          StackName: 's',
          TemplateStage: 'Original',
        })
      ).TemplateBody,
    ).toBe(body);
  });

  it('are refused when they are not there', async () => {
    await expect(
      world.call('CreateChangeSet', {
        StackName: 's',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateURL: url,
      }),
    ).rejects.toThrow(/^S3 error: /);
  });
});

describe('rules of the template', () => {
  const body = JSON.stringify({
    Parameters: {
      Version: {
        Type: 'AWS::SSM::Parameter::Value<String>',
        Default: '/version',
      },
    },
    Rules: {
      CheckVersion: {
        Assertions: [
          {
            Assert: {
              'Fn::Not': [{ 'Fn::Contains': [['1', '2'], { Ref: 'Version' }] }],
            },
            AssertDescription: 'Bootstrap is too old',
          },
        ],
      },
    },
    Resources: { Logs: logGroup() },
  });

  it('are checked against what SSM holds', async () => {
    await expect(
      prepare('first', body, { ChangeSetType: 'CREATE' }),
    ).rejects.toThrow(
      'Unable to fetch parameters [/version] from parameter store for this account.',
    );
    await world.call(
      'PutParameter',
      { Name: '/version', Type: 'String', Value: '2' },
      'ssm',
    );
    await expect(
      prepare('first', body, { ChangeSetType: 'CREATE' }),
    ).rejects.toThrow('Bootstrap is too old');
    await world.call(
      'PutParameter',
      { Name: '/version', Type: 'String', Value: '30', Overwrite: true },
      'ssm',
    );
    await prepare('first', body, { ChangeSetType: 'CREATE' });
    expect((await describeOne('first')).Parameters).toEqual([
      {
        ParameterKey: 'Version',
        ParameterValue: '/version',
        ResolvedValue: '30',
      },
    ]);
  });
});

describe('the role of a stack', () => {
  const trust = (Service: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service } },
      ],
    });
  const allow = (Action: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    });
  const role = async (RoleName: string, service: string, action: string) => {
    const { Role } = await world.call(
      'CreateRole',
      { RoleName, AssumeRolePolicyDocument: trust(service) },
      'iam',
    );
    await world.call(
      'PutRolePolicy',
      { RoleName, PolicyName: 'p', PolicyDocument: allow(action) },
      'iam',
    );
    return Role.Arn as string;
  };

  it('is what resources are made with', async () => {
    const RoleARN = await role('cfn', 'cloudformation.amazonaws.com', 'logs:*');
    await prepare('first', template(7), { ChangeSetType: 'CREATE', RoleARN });
    const stack = await execute('first');
    expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RoleARN });
    const made = world.world.calls
      .list()
      .find(call => call.operation === 'CreateLogGroup');
    expect(made).toMatchObject({
      principalArn:
        'arn:aws:sts::444455556666:assumed-role/cfn/AWSCloudFormation',
      invokedBy: 'cloudformation',
    });
  });

  it('limits what the stack can do, and stays with it', async () => {
    const RoleARN = await role('cfn', 'cloudformation.amazonaws.com', 'logs:*');
    await prepare(
      'first',
      JSON.stringify({ Resources: { Key: { Type: 'AWS::KMS::Key' } } }),
      {
        ChangeSetType: 'CREATE',
        RoleARN,
      },
    );
    expect((await execute('first')).StackStatus).toBe('ROLLBACK_COMPLETE');
    const failure = world
      .events('s')
      .find(event => event.ResourceStatus === 'CREATE_FAILED');
    expect(failure!.ResourceStatusReason).toMatch(
      /kms:CreateKey.*HandlerErrorCode: AccessDenied/,
    );
  });

  it('has to trust CloudFormation', async () => {
    const RoleARN = await role('other', 'ec2.amazonaws.com', '*');
    await expect(
      prepare('first', template(7), { ChangeSetType: 'CREATE', RoleARN }),
    ).rejects.toThrow(`Role ${RoleARN} is invalid or cannot be assumed`);
  });

  it('has to be passed by somebody who may', async () => {
    const RoleARN = await role('cfn', 'cloudformation.amazonaws.com', 'logs:*');
    await world.call('CreateUser', { UserName: 'limited' }, 'iam');
    await world.call(
      'PutUserPolicy',
      {
        UserName: 'limited',
        PolicyName: 'p',
        PolicyDocument: allow('cloudformation:*'),
      },
      'iam',
    );
    const limited = world.as(
      userPrincipal({
        accountId: '444455556666',
        arn: 'arn:aws:iam::444455556666:user/limited',
        userId: 'AIDA2',
      }),
    ) as DefaultCallContext;
    const attempt = (more: object) =>
      limited.invoke('cloudformation', 'CreateChangeSet', {
        StackName: 's',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateBody: template(7),
        ...more,
      });
    await expect(attempt({ RoleARN })).rejects.toThrow(/iam:PassRole/);
    await attempt({});
    await limited.invoke('cloudformation', 'ExecuteChangeSet', {
      StackName: 's',
      ChangeSetName: 'first',
    });
    await world.settled('s');
    expect(
      world.events('s').find(event => event.ResourceStatus === 'CREATE_FAILED')!
        .ResourceStatusReason,
    ).toMatch(/logs:CreateLogGroup/);
    await expect(
      limited.invoke('logs', 'DescribeLogGroups', {}),
    ).rejects.toThrow(/logs:DescribeLogGroups/);
  });
});
