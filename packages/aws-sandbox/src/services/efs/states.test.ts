import { LifecycleWorld } from '../../testing/lifecycle/LifecycleWorld';
import { ec2Service } from '../ec2';
import { kmsService } from '../kms';
import { efsService } from './efsService';

describe('states of EFS', () => {
  let lifecycle: LifecycleWorld;
  let SubnetId: string;
  let FileSystemId: string;

  const call = (operation: string, input: object): Promise<any> =>
    lifecycle.call('elasticfilesystem', operation, input);
  const refusal = async (operation: string, input: object) => {
    const outcome = await lifecycle.attempt(
      'elasticfilesystem',
      operation,
      input,
    );
    return 'error' in outcome ? outcome.error : 'admitted';
  };
  const state = async () =>
    (await call('DescribeFileSystems', { FileSystemId })).FileSystems[0]
      .LifeCycleState;
  const fail = (
    type: 'FileSystem' | 'MountTarget',
    change: 'create' | 'update' | 'delete',
  ) =>
    lifecycle.world.faults.add({
      service: 'elasticfilesystem',
      resourceType: `AWS::EFS::${type}`,
      change,
      count: 1,
      effect: { type: 'fail' },
    });

  beforeEach(async () => {
    lifecycle = LifecycleWorld.create([ec2Service, efsService, kmsService]);
    const { Vpc } = await lifecycle.call('ec2', 'CreateVpc', {
      CidrBlock: '10.0.0.0/16',
    });
    const { Subnet } = await lifecycle.call('ec2', 'CreateSubnet', {
      VpcId: Vpc.VpcId,
      CidrBlock: '10.0.0.0/24',
    });
    SubnetId = Subnet.SubnetId;
    ({ FileSystemId } = await call('CreateFileSystem', {}));
  });
  afterEach(() => lifecycle.end());

  it('admit what AWS admits in them', async () => {
    const notYet = {
      code: 'IncorrectFileSystemLifeCycleState',
      message: expect.stringContaining('creating'),
      status: 409,
    };
    for (const [operation, rest] of [
      ['CreateMountTarget', { SubnetId }],
      ['CreateAccessPoint', {}],
      ['UpdateFileSystem', { ThroughputMode: 'elastic' }],
      ['PutBackupPolicy', { BackupPolicy: { Status: 'ENABLED' } }],
    ] as const) {
      await expect(
        refusal(operation, { FileSystemId, ...rest }),
      ).resolves.toMatchObject(notYet);
    }
    await lifecycle.advance(10);
    await expect(state()).resolves.toBe('available');

    const update = { FileSystemId, ThroughputMode: 'elastic' };
    await expect(call('UpdateFileSystem', update)).resolves.toMatchObject({
      LifeCycleState: 'updating',
      ThroughputMode: 'elastic',
    });
    await expect(refusal('UpdateFileSystem', update)).resolves.toMatchObject({
      code: 'IncorrectFileSystemLifeCycleState',
    });
    await lifecycle.advance(10);

    const { MountTargetId } = await call('CreateMountTarget', {
      FileSystemId,
      SubnetId,
    });
    await expect(
      refusal('ModifyMountTargetSecurityGroups', {
        MountTargetId,
        SecurityGroups: [],
      }),
    ).resolves.toMatchObject({
      code: 'IncorrectMountTargetState',
      message: expect.stringContaining('creating'),
    });
    await expect(
      refusal('DeleteFileSystem', { FileSystemId }),
    ).resolves.toMatchObject({
      code: 'FileSystemInUse',
      message: expect.stringContaining(MountTargetId),
    });
    await expect(state()).resolves.toBe('available');
    await call('DeleteMountTarget', { MountTargetId });
    await expect(
      refusal('DeleteFileSystem', { FileSystemId }),
    ).resolves.toMatchObject({ code: 'FileSystemInUse' });
    await lifecycle.advance(20);
    await call('DeleteFileSystem', { FileSystemId });
    await expect(state()).resolves.toBe('deleting');
    await expect(
      refusal('CreateMountTarget', { FileSystemId, SubnetId }),
    ).resolves.toMatchObject({ code: 'IncorrectFileSystemLifeCycleState' });
    await lifecycle.advance(10);
    await expect(
      refusal('DescribeFileSystems', { FileSystemId }),
    ).resolves.toMatchObject({ code: 'FileSystemNotFound', status: 404 });
  });

  it('end in error where something is wrong, from where they can be deleted', async () => {
    await lifecycle.advance(10);
    fail('FileSystem', 'update');
    await call('UpdateFileSystem', { FileSystemId, ThroughputMode: 'elastic' });
    await lifecycle.advance(10);
    await expect(state()).resolves.toBe('error');
    fail('FileSystem', 'delete');
    await call('DeleteFileSystem', { FileSystemId });
    await lifecycle.advance(10);
    await expect(state()).resolves.toBe('error');
    await call('DeleteFileSystem', { FileSystemId });
    await lifecycle.advance(10);
    await expect(
      refusal('DescribeFileSystems', { FileSystemId }),
    ).resolves.toMatchObject({ code: 'FileSystemNotFound' });
  });

  it('hold one mount target a zone, however many are asked for at once', async () => {
    await lifecycle.advance(10);
    const outcomes = await Promise.all(
      [1, 2, 3].map(() =>
        refusal('CreateMountTarget', { FileSystemId, SubnetId }),
      ),
    );
    expect(outcomes.filter(outcome => outcome === 'admitted')).toHaveLength(1);
    expect(outcomes).toContainEqual(
      expect.objectContaining({ code: 'MountTargetConflict' }),
    );
  });
});
