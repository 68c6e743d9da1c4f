import { StackTestWorld, stackTestWorld } from '../../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Service: ['lambda.amazonaws.com', 'states.amazonaws.com'],
          },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
};

const ROLE_ARN = { 'Fn::GetAtt': ['Role', 'Arn'] };

const stack = (properties: object, more: object = {}) => ({
  Resources: {
    Role: ROLE,
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Role: ROLE_ARN,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'exports.handler = async () => 1;' },
        ...properties,
      },
    },
    ...more,
  },
});
const shown = async () =>
  world.call(
    'GetFunction',
    { FunctionName: world.physicalId('s', 'Function') },
    'lambda',
  );

describe('AWS::Lambda::Function', () => {
  it('is changed in place, and back to the defaults of what is left out', async () => {
    await world.create(
      's',
      stack({
        Timeout: '30',
        Environment: { Variables: { NAME: 'a', COUNT: 1 } },
        ReservedConcurrentExecutions: 5,
        Tags: [{ Key: 'team', Value: 'a' }],
      }),
    );
    const name = world.physicalId('s', 'Function');
    expect(name).toMatch(/^s-Function-[A-Z0-9]{12}$/);
    const before = await shown();
    expect(before).toMatchObject({
      Configuration: {
        Timeout: 30,
        Environment: { Variables: { NAME: 'a', COUNT: '1' } },
      },
      Concurrency: { ReservedConcurrentExecutions: 5 },
      Tags: { team: 'a' },
    });
    const { StackStatus } = await world.update(
      's',
      stack({
        Code: { ZipFile: 'exports.handler = async () => 2;' },
        Description: 'changed',
      }),
    );
    expect(StackStatus).toBe('UPDATE_COMPLETE');
    expect(world.physicalId('s', 'Function')).toBe(name);
    const after = await shown();
    expect(after).toMatchObject({
      Configuration: { Timeout: 3, Description: 'changed' },
      Concurrency: undefined,
      Tags: undefined,
    });
    expect(after.Configuration.Environment).toBeUndefined();
    expect(after.Configuration.CodeSha256).not.toBe(
      before.Configuration.CodeSha256,
    );
  });

  it('is replaced under another name', async () => {
    await world.create('s', stack({ FunctionName: 'one' }));
    await world.update('s', stack({ FunctionName: 'two' }));
    const { Functions } = await world.call('ListFunctions', {}, 'lambda');
    expect(Functions.map((each: any) => each.FunctionName)).toEqual(['two']);
  });

  it.each<[string, object, string]>([
    [
      'layers',
      { Layers: ['arn:aws:lambda:eu-west-1:444455556666:layer:x:1'] },
      'Layers is not implemented',
    ],
    [
      'an unknown property',
      { Speed: 1 },
      '#: extraneous key [Speed] is not permitted',
    ],
    [
      'an unknown part',
      { TracingConfig: { Speed: 1 } },
      '#/TracingConfig: extraneous key [Speed] is not permitted',
    ],
    [
      'inline code elsewhere',
      { Handler: 'main.handler' },
      'must be in file index',
    ],
  ])('is refused with %s', async (_, properties, reason) => {
    expect((await world.create('s', stack(properties))).StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
    const failed = world
      .events('s')
      .find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    expect(failed!.ResourceStatusReason).toContain(reason);
  });
});

describe('AWS::Lambda::Permission', () => {
  const permission = (SourceArn: string) => ({
    Permission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: { 'Fn::GetAtt': ['Function', 'Arn'] },
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn,
      },
    },
  });
  const sources = async () => {
    const { Policy } = await world.call(
      'GetPolicy',
      { FunctionName: world.physicalId('s', 'Function') },
      'lambda',
    );
    return JSON.parse(Policy).Statement.map(
      (statement: any) => statement.Condition.ArnLike['AWS:SourceArn'],
    );
  };

  it('is replaced when it changes and goes with its stack', async () => {
    await world.create(
      's',
      stack({}, permission('arn:aws:execute-api:eu-west-1:444455556666:x')),
    );
    expect(await sources()).toEqual([
      'arn:aws:execute-api:eu-west-1:444455556666:x',
    ]);
    await world.update(
      's',
      stack({}, permission('arn:aws:execute-api:eu-west-1:444455556666:y')),
    );
    expect(await sources()).toEqual([
      'arn:aws:execute-api:eu-west-1:444455556666:y',
    ]);
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
  });
});

describe('AWS::StepFunctions::StateMachine', () => {
  const machine = (properties: object) => ({
    Resources: {
      Role: ROLE,
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { RoleArn: ROLE_ARN, ...properties },
      },
    },
  });
  const definitionOf = async () =>
    JSON.parse(
      (
        await world.call(
          'DescribeStateMachine',
          { stateMachineArn: world.physicalId('s', 'Machine') },
          'states',
        )
      ).definition,
    );

  it('is made of text or of members, with substitutions, and changed in place', async () => {
    await world.create(
      's',
      machine({
        DefinitionString:
          '{"StartAt":"${first}","States":{"a":{"Type":"Succeed"}}}',
        DefinitionSubstitutions: { first: 'a' },
      }),
    );
    expect(await definitionOf()).toMatchObject({ StartAt: 'a' });
    const arn = world.physicalId('s', 'Machine');
    await world.update(
      's',
      machine({
        Definition: { StartAt: 'b', States: { b: { Type: 'Succeed' } } },
      }),
    );
    expect(world.physicalId('s', 'Machine')).toBe(arn);
    expect(await definitionOf()).toMatchObject({ StartAt: 'b' });
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
  });
});

describe('AWS::Lambda::EventInvokeConfig and AWS::Logs::ResourcePolicy', () => {
  it('are set, changed and taken back', async () => {
    const more = (attempts: number, action: string) => ({
      Config: {
        Type: 'AWS::Lambda::EventInvokeConfig',
        Properties: {
          FunctionName: { Ref: 'Function' },
          Qualifier: '$LATEST',
          MaximumRetryAttempts: attempts,
        },
      },
      Policy: {
        Type: 'AWS::Logs::ResourcePolicy',
        Properties: {
          PolicyName: 'delivery',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'delivery.logs.amazonaws.com' },
                Action: action,
                Resource: '*',
              },
            ],
          }),
        },
      },
    });
    const state = async () => [
      (
        await world.call(
          'GetFunctionEventInvokeConfig',
          { FunctionName: world.physicalId('s', 'Function') },
          'lambda',
        )
      ).MaximumRetryAttempts,
      (await world.call('DescribeResourcePolicies', {}, 'logs'))
        .resourcePolicies[0].policyDocument,
    ];
    await world.create('s', stack({}, more(0, 'logs:PutLogEvents')));
    expect(await state()).toEqual([0, expect.stringContaining('PutLogEvents')]);
    await world.update('s', stack({}, more(1, 'logs:CreateLogStream')));
    expect(await state()).toEqual([
      1,
      expect.stringContaining('CreateLogStream'),
    ]);
    await world.remove('s');
    expect(
      (await world.call('DescribeResourcePolicies', {}, 'logs'))
        .resourcePolicies,
    ).toEqual([]);
  });
});
