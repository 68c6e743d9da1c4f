import { StackTestWorld, stackTestWorld } from '../testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

const bucket = (BucketName: string, more: object = {}) => ({
  Type: 'AWS::S3::Bucket',
  Properties: { BucketName },
  ...more,
});
const buckets = async () =>
  (await world.call('ListBuckets', {}, 's3')).Buckets.map(
    (found: any) => found.Name,
  );
const fill = (Bucket: string) =>
  world.call('PutObject', { Bucket, Key: 'a', Body: Buffer.from('x') }, 's3');

describe('deletion of a stack', () => {
  it('takes dependents first and is found by its ARN only afterwards', async () => {
    const { StackId } = await world.create('s', {
      Resources: {
        Key: { Type: 'AWS::KMS::Key', Properties: { PendingWindowInDays: 7 } },
        Alias: {
          Type: 'AWS::KMS::Alias',
          Properties: { AliasName: 'alias/s', TargetKeyId: { Ref: 'Key' } },
        },
      },
    });
    const start = world.events('s').length;
    const KeyId = world.physicalId('s', 'Key');
    const deleted = await world.remove('s');
    expect(deleted).toMatchObject({
      StackStatus: 'DELETE_COMPLETE',
      DeletionTime: expect.any(Date),
    });
    expect(world.story(StackId).slice(start)).toEqual([
      's DELETE_IN_PROGRESS',
      'Alias DELETE_IN_PROGRESS',
      'Alias DELETE_COMPLETE',
      'Key DELETE_IN_PROGRESS',
      'Key DELETE_COMPLETE',
      's DELETE_COMPLETE',
    ]);
    const { KeyMetadata } = await world.call('DescribeKey', { KeyId }, 'kms');
    expect(KeyMetadata.KeyState).toBe('PendingDeletion');
    await expect(
      world.call('DescribeStacks', { StackName: 's' }),
    ).rejects.toThrow('Stack with id s does not exist');
    await expect(
      world.call('DescribeStackEvents', { StackName: 's' }),
    ).rejects.toThrow('Stack [s] does not exist');
    expect((await world.call('DescribeStacks', {})).Stacks).toEqual([]);
    expect((await world.call('ListStacks', {})).StackSummaries).toMatchObject([
      { StackStatus: 'DELETE_COMPLETE' },
    ]);
    expect(await world.call('DeleteStack', { StackName: 's' })).toEqual({});
  });

  it('gives the name free', async () => {
    await world.create('s', { Resources: { B: bucket('one-bucket') } });
    await world.remove('s');
    expect(
      (await world.create('s', { Resources: { B: bucket('two-bucket') } }))
        .StackStatus,
    ).toBe('CREATE_COMPLETE');
  });

  it('keeps what is to be retained', async () => {
    const { StackId } = await world.create('s', {
      Resources: {
        Kept: bucket('kept-bucket', { DeletionPolicy: 'Retain' }),
        Gone: bucket('gone-bucket'),
      },
    });
    await world.remove('s');
    expect(world.story(StackId)).toContain('Kept DELETE_SKIPPED');
    expect(await buckets()).toEqual(['kept-bucket']);
  });

  it('fails where a service refuses, leaves what that needs, and goes on when tried again', async () => {
    await world.create('s', {
      Resources: {
        Base: { Type: 'AWS::KMS::Key' },
        Full: bucket('full-bucket', { DependsOn: 'Base' }),
        Free: bucket('free-bucket'),
      },
    });
    await fill('full-bucket');
    const failed = await world.remove('s');
    expect(failed).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Full]. ',
    });
    expect(world.story('s')).not.toContain('Base DELETE_IN_PROGRESS');
    expect(await buckets()).toEqual(['full-bucket']);
    await expect(
      world.update('s', { Resources: { Base: { Type: 'AWS::KMS::Key' } } }),
    ).rejects.toThrow('is in DELETE_FAILED state and can not be updated.');
    await world.call('DeleteObject', { Bucket: 'full-bucket', Key: 'a' }, 's3');
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
    expect(await buckets()).toEqual([]);
  });

  it('leaves a refused resource behind when told to', async () => {
    await world.create('s', { Resources: { Full: bucket('full-bucket') } });
    await fill('full-bucket');
    await expect(
      world.remove('s', { RetainResources: ['Full'] }),
    ).rejects.toThrow('only for stacks in the DELETE_FAILED state');
    await world.remove('s');
    expect(
      (await world.remove('s', { RetainResources: ['Full'] })).StackStatus,
    ).toBe('DELETE_COMPLETE');
    expect(await buckets()).toEqual(['full-bucket']);
  });

  it('can be forced', async () => {
    const { StackId } = await world.create('s', {
      Resources: { Full: bucket('full-bucket') },
    });
    await fill('full-bucket');
    await world.remove('s');
    expect(
      (await world.remove('s', { DeletionMode: 'FORCE_DELETE_STACK' }))
        .StackStatus,
    ).toBe('DELETE_COMPLETE');
    expect(world.story(StackId)).toContain('Full DELETE_SKIPPED');
  });

  it('is refused under termination protection', async () => {
    const { StackId } = await world.create(
      's',
      { Resources: { B: bucket('a-bucket') } },
      { EnableTerminationProtection: true },
    );
    await expect(world.remove('s')).rejects.toThrow(
      `Stack [${StackId}] cannot be deleted while TerminationProtection is enabled`,
    );
    await world.call('UpdateTerminationProtection', {
      StackName: 's',
      EnableTerminationProtection: false,
    });
    expect((await world.remove('s')).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('cuts a creation short', async () => {
    const { StackId } = await world.call('CreateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify({
        Resources: {
          Vpc: {
            Type: 'AWS::EC2::VPC',
            Properties: { CidrBlock: '10.0.0.0/16' },
          },
          After: { Type: 'AWS::KMS::Key', DependsOn: 'Vpc' },
        },
      }),
    });
    while (!world.story('s').includes('Vpc CREATE_IN_PROGRESS')) {
      await new Promise(resolve => setImmediate(resolve));
    }
    await world.call('DeleteStack', { StackName: 's' });
    expect((await world.settled(StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(world.story(StackId)).not.toContain('After CREATE_IN_PROGRESS');
    expect((await world.call('DescribeVpcs', {}, 'ec2')).Vpcs).toEqual([]);
  });

  it('is refused during an update', async () => {
    await world.create('s', { Resources: { B: bucket('a-bucket') } });
    await world.call('UpdateStack', {
      StackName: 's',
      TemplateBody: JSON.stringify({ Resources: { B: bucket('b-bucket') } }),
    });
    await expect(world.call('DeleteStack', { StackName: 's' })).rejects.toThrow(
      'Stack [s] cannot be deleted while in status UPDATE_IN_PROGRESS',
    );
    expect((await world.settled('s')).StackStatus).toBe('UPDATE_COMPLETE');
  });
});
