import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const logGroup = (Properties: object = {}, more: object = {}) => ({
  Type: 'AWS::Logs::LogGroup',
  Properties,
  ...more,
});
const parameter = (Value: unknown, more: object = {}) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Type: 'String', Value, ...more },
});
const since = (mark: number) => world.story('s').slice(mark);
const mark = () => world.events('s').length;
const groups = async () =>
  (await world.call('DescribeLogGroups', {}, 'logs')).logGroups;

describe('update of a stack', () => {
  it('changes in place what can be changed, and nothing else', async () => {
    await world.create('s', {
      Resources: { Logs: logGroup({ RetentionInDays: 7 }), Other: logGroup() },
      Outputs: { A: { Value: 'a' } },
    });
    const before = world.physicalId('s', 'Logs');
    const start = mark();
    const stack = await world.update('s', {
      Resources: { Logs: logGroup({ RetentionInDays: 14 }), Other: logGroup() },
      Outputs: { A: { Value: 'b' } },
    });
    expect(stack).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      LastUpdatedTime: expect.any(Date),
      Outputs: [{ OutputKey: 'A', OutputValue: 'b' }],
    });
    expect(world.physicalId('s', 'Logs')).toBe(before);
    expect(since(start)).toEqual([
      's UPDATE_IN_PROGRESS',
      'Logs UPDATE_IN_PROGRESS',
      'Logs UPDATE_COMPLETE',
      's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      's UPDATE_COMPLETE',
    ]);
  });

  it('replaces what cannot be changed, tells its users, and removes the old one at the end', async () => {
    const template = (name: string) => ({
      Resources: {
        Logs: logGroup({ LogGroupName: name }),
        Name: parameter({ Ref: 'Logs' }),
      },
    });
    await world.create('s', template('one'));
    const start = mark();
    await world.update('s', template('two'));
    expect(since(start)).toEqual([
      's UPDATE_IN_PROGRESS',
      'Logs UPDATE_IN_PROGRESS',
      'Logs UPDATE_IN_PROGRESS',
      'Logs UPDATE_COMPLETE',
      'Name UPDATE_IN_PROGRESS',
      'Name UPDATE_COMPLETE',
      's UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Logs DELETE_IN_PROGRESS',
      'Logs DELETE_COMPLETE',
      's UPDATE_COMPLETE',
    ]);
    const [request, initiated] = world.events('s').slice(start + 1);
    expect(request).toMatchObject({
      PhysicalResourceId: 'one',
      ResourceStatusReason:
        'Requested update requires the creation of a new physical resource; hence creating one.',
    });
    expect(initiated.PhysicalResourceId).toBe('two');
    expect(await groups()).toMatchObject([{ logGroupName: 'two' }]);
    const { Parameter } = await world.call(
      'GetParameter',
      { Name: world.physicalId('s', 'Name') },
      'ssm',
    );
    expect(Parameter.Value).toBe('two');
  });

  it('adds and removes resources, and keeps those that are to be retained', async () => {
    await world.create('s', {
      Resources: {
        Kept: logGroup({ LogGroupName: 'kept' }, { DeletionPolicy: 'Retain' }),
        Gone: logGroup({ LogGroupName: 'gone' }),
        Stays: logGroup({ LogGroupName: 'stays' }),
      },
    });
    const start = mark();
    await world.update('s', {
      Resources: {
        Stays: logGroup({ LogGroupName: 'stays' }),
        New: logGroup({ LogGroupName: 'new' }),
      },
    });
    expect(since(start)).toEqual(
      expect.arrayContaining([
        'New CREATE_COMPLETE',
        'Kept DELETE_SKIPPED',
        'Gone DELETE_COMPLETE',
      ]),
    );
    expect((await groups()).map((group: any) => group.logGroupName)).toEqual([
      'kept',
      'new',
      'stays',
    ]);
    const { StackResources } = await world.call('DescribeStackResources', {
      StackName: 's',
    });
    expect(
      StackResources.map((resource: any) => resource.LogicalResourceId).sort(),
    ).toEqual(['New', 'Stays']);
  });

  it('puts new stack tags on the resources', async () => {
    const template = {
      Resources: { Logs: logGroup({ LogGroupName: 'tagged' }) },
    };
    await world.create('s', template, { Tags: [{ Key: 'team', Value: 'a' }] });
    await world.update('s', template, { Tags: [{ Key: 'team', Value: 'b' }] });
    const { tags } = await world.call(
      'ListTagsForResource',
      { resourceArn: 'arn:aws:logs:eu-west-1:444455556666:log-group:tagged' },
      'logs',
    );
    expect(tags).toEqual({ team: 'b' });
  });

  it('refuses an update without changes', async () => {
    const template = { Resources: { Logs: logGroup() } };
    await world.create('s', template);
    await expect(world.update('s', template)).rejects.toMatchObject({
      code: 'ValidationError',
      message: 'No updates are to be performed.',
    });
  });

  it('succeeds although something could not be cleaned up', async () => {
    await world.create('s', {
      Resources: {
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: { BucketName: 'full-bucket' },
        },
        Logs: logGroup(),
      },
    });
    await world.call(
      'PutObject',
      { Bucket: 'full-bucket', Key: 'a', Body: Buffer.from('x') },
      's3',
    );
    const stack = await world.update('s', { Resources: { Logs: logGroup() } });
    expect(stack).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      StackStatusReason:
        'Update successful. One or more resources could not be deleted.',
    });
    expect(world.story('s')).toContain('Bucket DELETE_FAILED');
  });
});

describe('failing update', () => {
  const before = {
    Resources: {
      Changed: logGroup({ LogGroupName: 'changed', RetentionInDays: 7 }),
      Replaced: logGroup({ LogGroupName: 'old' }),
      Failing: {
        ...logGroup({ LogGroupName: 'failing', RetentionInDays: 7 }),
        DependsOn: ['Changed', 'Replaced'],
      },
    },
    Outputs: { State: { Value: 'before' } },
  };
  const after = {
    Resources: {
      Changed: logGroup({ LogGroupName: 'changed', RetentionInDays: 14 }),
      Replaced: logGroup({ LogGroupName: 'new' }),
      Added: logGroup({ LogGroupName: 'added' }),
      Failing: {
        // There is no such key, which shows once the retention is changed.
        ...logGroup({
          LogGroupName: 'failing',
          RetentionInDays: 14,
          KmsKeyId: 'arn:aws:kms:eu-west-1:444455556666:key/none',
        }),
        DependsOn: ['Changed', 'Replaced', 'Added'],
      },
    },
    Outputs: { State: { Value: 'after' } },
  };
  const names = async () =>
    (await groups()).map(
      (group: any) => `${group.logGroupName} ${group.retentionInDays}`,
    );

  it('goes back to what was before', async () => {
    await world.create('s', before);
    const start = mark();
    const stack = await world.update('s', after);
    expect(stack).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
      Outputs: [{ OutputValue: 'before' }],
    });
    expect(await names()).toEqual(['changed 7', 'failing 7', 'old undefined']);
    const story = since(start);
    const way = story.slice(story.indexOf('Failing UPDATE_FAILED'));
    expect(way.slice(0, 8)).toEqual([
      'Failing UPDATE_FAILED',
      's UPDATE_ROLLBACK_IN_PROGRESS',
      'Changed UPDATE_IN_PROGRESS',
      'Replaced UPDATE_COMPLETE',
      'Changed UPDATE_COMPLETE',
      'Failing UPDATE_IN_PROGRESS',
      'Failing UPDATE_COMPLETE',
      's UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    ]);
    // What came new goes side by side.
    expect(way.slice(8, -1).sort()).toEqual([
      'Added DELETE_COMPLETE',
      'Added DELETE_IN_PROGRESS',
      'Replaced DELETE_COMPLETE',
      'Replaced DELETE_IN_PROGRESS',
    ]);
    expect(way[way.length - 1]).toBe('s UPDATE_ROLLBACK_COMPLETE');
    const reason = world
      .events('s')
      .find(
        event => event.ResourceStatus === 'UPDATE_ROLLBACK_IN_PROGRESS',
      )!.ResourceStatusReason;
    expect(reason).toBe(
      'The following resource(s) failed to update: [Failing]. ',
    );
    const { TemplateBody } = await world.call('GetTemplate', {
      StackName: 's',
    });
    expect(JSON.parse(TemplateBody)).toEqual(before);
  });

  it('can be updated again afterwards', async () => {
    await world.create('s', before);
    await world.update('s', after);
    const { Failing, ...rest } = after.Resources;
    const stack = await world.update('s', {
      Resources: {
        ...rest,
        Failing: logGroup({ LogGroupName: 'failing', RetentionInDays: 30 }),
      },
    });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await names()).toEqual([
      'added undefined',
      'changed 14',
      'failing 30',
      'new undefined',
    ]);
  });

  it('stays half-way without rollback, and can be rolled back or brought on', async () => {
    await world.create('s', before);
    expect(
      (await world.update('s', after, { DisableRollback: true })).StackStatus,
    ).toBe('UPDATE_FAILED');
    expect(await names()).toEqual([
      'added undefined',
      'changed 14',
      'failing 14',
      'new undefined',
      'old undefined',
    ]);
    await world.call('RollbackStack', { StackName: 's' });
    expect((await world.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(await names()).toEqual(['changed 7', 'failing 7', 'old undefined']);

    await world.update('s', after, { DisableRollback: true });
    const { Failing, ...rest } = after.Resources;
    const stack = await world.update('s', {
      Resources: {
        ...rest,
        Failing: logGroup({ LogGroupName: 'failing', RetentionInDays: 90 }),
      },
    });
    expect(stack.StackStatus).toBe('UPDATE_COMPLETE');
    expect(await names()).toEqual([
      'added undefined',
      'changed 14',
      'failing 90',
      'new undefined',
    ]);
  });

  it('sticks when the way back fails, and can be continued', async () => {
    await world.create('s', before);
    await world.call('UpdateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify(after),
    });
    while (!world.story('s').includes('Failing UPDATE_FAILED')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    world.world.faults.add({
      service: 'logs',
      operation: 'PutRetentionPolicy',
      code: 'ServiceUnavailableException',
      message: 'Try later',
    });
    const stuck = await world.settled('s');
    expect(stuck.StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    expect(stuck.StackStatusReason).toMatch(
      /^The following resource\(s\) failed to update: \[/,
    );
    await expect(world.update('s', before)).rejects.toThrow(
      `Stack:${stuck.StackId} is in UPDATE_ROLLBACK_FAILED state and can not be updated.`,
    );
    world.world.faults.clear();
    await world.call('ContinueUpdateRollback', { StackName: 's' });
    expect((await world.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(await names()).toEqual(['changed 7', 'failing 7', 'old undefined']);
  });

  it('can leave out what will not go back', async () => {
    await world.create('s', before);
    await world.call('UpdateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify(after),
    });
    while (!world.story('s').includes('Failing UPDATE_FAILED')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    world.world.faults.add({
      service: 'logs',
      operation: 'PutRetentionPolicy',
      code: 'ServiceUnavailableException',
    });
    await world.settled('s');
    await expect(
      world.call('ContinueUpdateRollback', {
        StackName: 's',
        ResourcesToSkip: ['Replaced'],
      }),
    ).rejects.toThrow(
      'Resource [Replaced] is not in UPDATE_FAILED status and can not be skipped',
    );
    const { StackResources } = await world.call('DescribeStackResources', {
      StackName: 's',
    });
    const failed = StackResources.filter(
      (resource: any) => resource.ResourceStatus === 'UPDATE_FAILED',
    ).map((resource: any) => resource.LogicalResourceId);
    await world.call('ContinueUpdateRollback', {
      StackName: 's',
      ResourcesToSkip: [...new Set([...failed, 'Failing'])],
    });
    expect((await world.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
  });

  it('stops and goes back when it is cancelled', async () => {
    await world.create('s', {
      Resources: {
        Vpc: {
          Type: 'AWS::EC2::VPC',
          Properties: { CidrBlock: '10.0.0.0/16' },
        },
      },
    });
    await world.call('UpdateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify({
        Resources: {
          Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true },
          },
          Logs: logGroup({}, { DependsOn: 'Vpc' }),
        },
      }),
    });
    await world.call('CancelUpdateStack', { StackName: 's' });
    expect((await world.settled('s')).StackStatus).toBe(
      'UPDATE_ROLLBACK_COMPLETE',
    );
    expect(world.story('s')).not.toContain('Logs CREATE_IN_PROGRESS');
    const { EnableDnsHostnames } = await world.call(
      'DescribeVpcAttribute',
      { VpcId: world.physicalId('s', 'Vpc'), Attribute: 'enableDnsHostnames' },
      'ec2',
    );
    expect(EnableDnsHostnames.Value).toBe(false);
  });
});
