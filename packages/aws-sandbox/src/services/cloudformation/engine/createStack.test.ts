import { logsKey } from '../testing/logsKey';
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

describe('creation of a stack', () => {
  it('makes resources in the order of need and computes outputs', async () => {
    const stack = await world.create('first', {
      Description: 'A key and what it encrypts',
      Resources: {
        Logs: logGroup({
          KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
          RetentionInDays: 30,
        }),
        Key: logsKey({ EnableKeyRotation: true }),
        Alias: {
          Type: 'AWS::KMS::Alias',
          Properties: { AliasName: 'alias/first', TargetKeyId: { Ref: 'Key' } },
        },
      },
      Outputs: {
        KeyArn: {
          Value: { 'Fn::GetAtt': 'Key.Arn' },
          Export: { Name: { 'Fn::Sub': '${AWS::StackName}-key' } },
        },
        Text: {
          Value: { 'Fn::Sub': '${Logs} in ${AWS::Region}' },
          Description: 'text',
        },
      },
    });
    expect(stack).toMatchObject({
      StackName: 'first',
      StackStatus: 'CREATE_COMPLETE',
      Description: 'A key and what it encrypts',
      Outputs: [
        {
          OutputKey: 'KeyArn',
          OutputValue: expect.stringMatching(
            /^arn:aws:kms:eu-west-1:444455556666:key\/[0-9a-f-]{36}$/,
          ),
          ExportName: 'first-key',
        },
        {
          OutputKey: 'Text',
          OutputValue: expect.stringMatching(
            /^first-Logs-[A-Z0-9]{12} in eu-west-1$/,
          ),
          Description: 'text',
        },
      ],
    });
    const { logGroups } = await world.call('DescribeLogGroups', {}, 'logs');
    expect(logGroups).toMatchObject([
      { kmsKeyId: stack.Outputs[0].OutputValue, retentionInDays: 30 },
    ]);
  });

  it('records each resource starting, existing and complete, in strictly increasing time', async () => {
    await world.create('first', {
      Resources: {
        Key: { Type: 'AWS::KMS::Key' },
        Logs: { ...logGroup(), DependsOn: 'Key' },
      },
    });
    expect(world.story('first')).toEqual([
      'first CREATE_IN_PROGRESS',
      'Key CREATE_IN_PROGRESS',
      'Key CREATE_IN_PROGRESS',
      'Key CREATE_COMPLETE',
      'Logs CREATE_IN_PROGRESS',
      'Logs CREATE_IN_PROGRESS',
      'Logs CREATE_COMPLETE',
      'first CREATE_COMPLETE',
    ]);
    const events = world.events('first');
    expect(events[0]).toMatchObject({
      PhysicalResourceId: events[0].StackId,
      ResourceStatusReason: 'User Initiated',
      ResourceType: 'AWS::CloudFormation::Stack',
    });
    expect(events[1]).toMatchObject({ PhysicalResourceId: '' });
    expect(events[2]).toMatchObject({
      PhysicalResourceId: world.physicalId('first', 'Key'),
      ResourceStatusReason: 'Resource creation Initiated',
    });
    const times = events.map(event => event.Timestamp.getTime());
    expect(times).toEqual(
      [...new Set(times)].sort((one, other) => one - other),
    );
    expect(new Set(events.map(event => event.EventId)).size).toBe(
      events.length,
    );
  });

  it('works on independent resources side by side', async () => {
    await world.create('first', {
      Resources: { A: { Type: 'AWS::KMS::Key' }, B: { Type: 'AWS::KMS::Key' } },
    });
    expect(world.story('first').slice(0, 3)).toEqual([
      'first CREATE_IN_PROGRESS',
      'A CREATE_IN_PROGRESS',
      'B CREATE_IN_PROGRESS',
    ]);
  });

  it('leaves out what its condition excludes', async () => {
    const stack = await world.create(
      'first',
      {
        Parameters: { Encrypt: { Type: 'String' } },
        Conditions: {
          Encrypted: { 'Fn::Equals': [{ Ref: 'Encrypt' }, 'true'] },
        },
        Resources: {
          Key: { Type: 'AWS::KMS::Key', Condition: 'Encrypted' },
          Logs: logGroup({
            KmsKeyId: {
              'Fn::If': [
                'Encrypted',
                { 'Fn::GetAtt': ['Key', 'Arn'] },
                { Ref: 'AWS::NoValue' },
              ],
            },
          }),
        },
        Outputs: { Key: { Value: { Ref: 'Key' }, Condition: 'Encrypted' } },
      },
      { Parameters: [{ ParameterKey: 'Encrypt', ParameterValue: 'false' }] },
    );
    expect(stack).toMatchObject({
      StackStatus: 'CREATE_COMPLETE',
      Outputs: [],
    });
    expect(world.story('first')).not.toContain('Key CREATE_IN_PROGRESS');
  });

  it('takes values from other stacks and from SSM', async () => {
    await world.call(
      'PutParameter',
      { Name: '/days', Value: '7', Type: 'String' },
      'ssm',
    );
    await world.create('exporter', {
      Resources: { Key: logsKey() },
      Outputs: {
        Arn: {
          Value: { 'Fn::GetAtt': ['Key', 'Arn'] },
          Export: { Name: 'shared-key' },
        },
      },
    });
    await world.create('importer', {
      Parameters: {
        Days: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/days' },
      },
      Resources: {
        Logs: logGroup({
          KmsKeyId: { 'Fn::ImportValue': 'shared-key' },
          RetentionInDays: { Ref: 'Days' },
        }),
        More: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Type: 'String', Value: 'x{{resolve:ssm:/days}}' },
        },
      },
    });
    const { logGroups } = await world.call('DescribeLogGroups', {}, 'logs');
    expect(logGroups[0]).toMatchObject({
      retentionInDays: 7,
      kmsKeyId: expect.stringContaining(':key/'),
    });
    const { Parameter } = await world.call(
      'GetParameter',
      { Name: world.physicalId('importer', 'More') },
      'ssm',
    );
    expect(Parameter.Value).toBe('x7');
    await expect(
      world.call('DeleteStack', { StackName: 'exporter' }),
    ).rejects.toThrow(
      'Export shared-key cannot be deleted as it is in use by importer',
    );
    expect(
      (await world.call('ListImports', { ExportName: 'shared-key' })).Imports,
    ).toEqual(['importer']);
  });
});

describe('failing creation', () => {
  const failing = {
    Resources: {
      Key: { Type: 'AWS::KMS::Key' },
      Logs: { ...logGroup({ RetentionInDays: 7 }), DependsOn: 'Key' },
      After: { Type: 'AWS::KMS::Key', DependsOn: 'Logs' },
    },
  };

  // The log group exists before its retention is set.
  beforeEach(() =>
    world.world.faults.add({
      service: 'logs',
      operation: 'PutRetentionPolicy',
      effect: {
        type: 'error',
        code: 'InvalidParameterException',
        message: 'Not now',
      },
    }),
  );

  it('takes everything back, dependents first', async () => {
    const stack = await world.create('first', failing);
    expect(stack).toMatchObject({
      StackStatus: 'ROLLBACK_COMPLETE',
      Outputs: [],
    });
    expect(world.story('first')).toEqual([
      'first CREATE_IN_PROGRESS',
      'Key CREATE_IN_PROGRESS',
      'Key CREATE_IN_PROGRESS',
      'Key CREATE_COMPLETE',
      'Logs CREATE_IN_PROGRESS',
      'Logs CREATE_IN_PROGRESS',
      'Logs CREATE_FAILED',
      'first ROLLBACK_IN_PROGRESS',
      'Logs DELETE_IN_PROGRESS',
      'Logs DELETE_COMPLETE',
      'Key DELETE_IN_PROGRESS',
      'Key DELETE_COMPLETE',
      'first ROLLBACK_COMPLETE',
    ]);
    const [failure] = world
      .events('first')
      .filter(event => event.ResourceStatus === 'CREATE_FAILED');
    expect(failure.ResourceStatusReason).toMatch(
      /^Resource handler returned message: "Not now .*\(RequestToken: [0-9a-f-]+, HandlerErrorCode: InvalidRequest\)$/,
    );
    const [rollback] = world
      .events('first')
      .filter(event => event.ResourceStatus === 'ROLLBACK_IN_PROGRESS');
    expect(rollback.ResourceStatusReason).toBe(
      'The following resource(s) failed to create: [Logs]. Rollback requested by user.',
    );
    expect(rollback.OperationId).not.toBe(failure.OperationId);
    expect(
      (await world.call('DescribeLogGroups', {}, 'logs')).logGroups,
    ).toEqual([]);
  });

  it('cancels what is under way beside the failure and takes that back as well', async () => {
    await world.create('first', {
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16' },
        },
        Logs: logGroup({ RetentionInDays: 8 }),
      },
    });
    const cancelled = world
      .events('first')
      .find(
        event =>
          event.LogicalResourceId === 'Vpc' &&
          event.ResourceStatus === 'CREATE_FAILED',
      );
    expect(cancelled?.ResourceStatusReason).toBe('Resource creation cancelled');
    expect(world.story('first')).toContain('Vpc DELETE_COMPLETE');
    expect((await world.call('DescribeVpcs', {}, 'ec2')).Vpcs).toEqual([]);
    expect(
      world
        .events('first')
        .find(event => event.ResourceStatus === 'ROLLBACK_IN_PROGRESS')!
        .ResourceStatusReason,
    ).toBe(
      'The following resource(s) failed to create: [Logs]. Rollback requested by user.',
    );
  });

  it('stays as it is without rollback, and can then be rolled back', async () => {
    const stack = await world.create('first', failing, {
      DisableRollback: true,
    });
    expect(stack.StackStatus).toBe('CREATE_FAILED');
    expect(world.story('first')).not.toContain('Key DELETE_IN_PROGRESS');
    await world.call('RollbackStack', { StackName: 'first' });
    expect((await world.settled('first')).StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
  });

  it('is mended by an update when it was not rolled back', async () => {
    await world.create('first', failing, { DisableRollback: true });
    const key = world.physicalId('first', 'Key');
    world.world.faults.clear();
    const { Resources } = failing;
    const stack = await world.update('first', {
      Resources: {
        ...Resources,
        Logs: { ...logGroup({ RetentionInDays: 7 }), DependsOn: 'Key' },
      },
    });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(world.physicalId('first', 'Key')).toBe(key);
    const { logGroups } = await world.call('DescribeLogGroups', {}, 'logs');
    expect(logGroups).toMatchObject([{ retentionInDays: 7 }]);
  });

  it('leaves nothing when the update that was to mend it fails as well', async () => {
    await world.create('first', failing, { DisableRollback: true });
    const { Resources } = failing;
    const stack = await world.update('first', {
      Resources: {
        ...Resources,
        Logs: { ...logGroup({ RetentionInDays: 9 }), DependsOn: 'Key' },
      },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(
      (await world.call('DescribeLogGroups', {}, 'logs')).logGroups,
    ).toEqual([]);
    expect(
      (await world.call('ListKeys', {}, 'kms')).Keys.map(
        (key: { KeyId: string }) => key.KeyId,
      ),
    ).toHaveLength(1);
    const { KeyMetadata } = await world.call(
      'DescribeKey',
      { KeyId: world.physicalId('first', 'Key') },
      'kms',
    );
    expect(KeyMetadata.KeyState).toBe('PendingDeletion');
  });

  it('deletes the stack when asked to', async () => {
    await world.call('CreateStack', {
      StackName: 'first',
      TemplateBody: JSON.stringify(failing),
      OnFailure: 'DELETE',
    });
    const [{ StackId }] = (
      await world.call('DescribeStacks', { StackName: 'first' })
    ).Stacks;
    expect((await world.settled(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(
      world.call('DescribeStacks', { StackName: 'first' }),
    ).rejects.toThrow('Stack with id first does not exist');
  });

  it.each<[string, object, string]>([
    [
      'a type that is not there',
      { Type: 'AWS::SQS::Queue' },
      'Resource type AWS::SQS::Queue is not implemented by the local AWS',
    ],
    [
      'an unknown property',
      logGroup({ Retention: 7 }),
      'Properties validation failed for resource Tested with message:\n#: extraneous key [Retention] is not permitted',
    ],
    [
      'a property that the local AWS lacks',
      logGroup({ FieldIndexPolicies: [] }),
      'Property FieldIndexPolicies of AWS::Logs::LogGroup is not implemented by the local AWS',
    ],
    [
      'a missing property',
      { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } },
      'Properties validation failed for resource Tested with message:\n#: required key [CidrBlock] not found',
    ],
    [
      'a wrong type of value',
      logGroup({ KmsKeyId: ['a'], Tags: 'none' }),
      'Properties validation failed for resource Tested with message:\n#/KmsKeyId: expected type: String, found: JSONArray\n#/Tags: expected type: JSONArray, found: String',
    ],
    [
      'a value that does not work out',
      logGroup({ LogGroupName: { 'Fn::Select': [3, ['a']] } }),
      'Template error: Fn::Select cannot select nonexistent value at index 3',
    ],
  ])('says so for %s', async (_, resource, reason) => {
    const stack = await world.create('first', {
      Resources: { Tested: resource },
    });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    const failure = world
      .events('first')
      .find(event => event.ResourceStatus === 'CREATE_FAILED');
    expect(failure).toMatchObject({
      LogicalResourceId: 'Tested',
      ResourceStatusReason: reason,
    });
  });

  it('fails a resource type on demand', async () => {
    world.world.faults.add({
      service: 'cloudformation',
      resourceType: 'AWS::KMS::Key',
      code: 'LimitExceededException',
      message: 'No more keys',
      count: 1,
    });
    const template = { Resources: { Key: { Type: 'AWS::KMS::Key' } } };
    expect((await world.create('first', template)).StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
    expect(
      world
        .events('first')
        .find(event => event.ResourceStatus === 'CREATE_FAILED')!
        .ResourceStatusReason,
    ).toMatch(/No more keys .*HandlerErrorCode: ServiceLimitExceeded/);
    expect((await world.create('second', template)).StackStatus).toBe(
      'CREATE_COMPLETE',
    );
  });

  it('rolls back when an export is taken or an output does not work out', async () => {
    const exporting = {
      Resources: { Key: { Type: 'AWS::KMS::Key' } },
      Outputs: { Key: { Value: { Ref: 'Key' }, Export: { Name: 'taken' } } },
    };
    await world.create('first', exporting);
    expect((await world.create('second', exporting)).StackStatus).toBe(
      'ROLLBACK_COMPLETE',
    );
    expect(
      world
        .events('second')
        .find(event => event.ResourceStatus === 'ROLLBACK_IN_PROGRESS')!
        .ResourceStatusReason,
    ).toBe(
      'Export taken is already exported by stack first. Rollback requested by user.',
    );
  });
});
