import {
  CreateFileSystemCommand,
  DescribeMountTargetsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import { randomUUID } from 'crypto';
import { SPOKE, startTestSandbox } from '../../testing/startTestSandbox';
import {
  StackTestWorld,
  stackTestWorld,
} from '../cloudformation/testing/stackTestWorld';

let world: StackTestWorld;
beforeEach(async () => {
  world = await stackTestWorld();
});
afterEach(() => world.stop());

/** Calls as the SDK does, which fills in the token of a creation. */
const efs = (operation: string, input: object = {}) =>
  world.call(
    operation,
    operation === 'CreateFileSystem'
      ? { CreationToken: randomUUID(), ...input }
      : input,
    'elasticfilesystem',
  );

async function until(ask: () => Promise<boolean>): Promise<void> {
  while (!(await ask())) {
    await new Promise(resolve => setTimeout(resolve, 1));
  }
}

async function available(input: object = {}): Promise<string> {
  const { FileSystemId } = await efs('CreateFileSystem', input);
  await until(
    async () =>
      (
        await efs('DescribeFileSystems', { FileSystemId })
      ).FileSystems[0].LifeCycleState === 'available',
  );
  return FileSystemId;
}

async function subnets(
  ...zones: string[]
): Promise<{ vpcId: string; ids: string[] }> {
  const { Vpc } = await world.call(
    'CreateVpc',
    { CidrBlock: '10.0.0.0/16' },
    'ec2',
  );
  const ids = [];
  for (const [index, AvailabilityZone] of zones.entries()) {
    const { Subnet } = await world.call(
      'CreateSubnet',
      { VpcId: Vpc.VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone },
      'ec2',
    );
    ids.push(Subnet.SubnetId);
  }
  return { vpcId: Vpc.VpcId, ids };
}

describe('file systems', () => {
  it('are encrypted with a key that is there and enabled', async () => {
    const { KeyMetadata } = await world.call('CreateKey', {}, 'kms');
    const { KmsKeyId } = await efs('CreateFileSystem', {
      Encrypted: true,
      KmsKeyId: KeyMetadata.KeyId,
    });
    expect(KmsKeyId).toBe(KeyMetadata.Arn);
    await world.call('DisableKey', { KeyId: KeyMetadata.KeyId }, 'kms');
    await expect(
      efs('CreateFileSystem', { Encrypted: true, KmsKeyId: KeyMetadata.KeyId }),
    ).rejects.toThrow('is disabled');
    await expect(
      efs('CreateFileSystem', { Encrypted: true, KmsKeyId: 'alias/none' }),
    ).rejects.toMatchObject({
      code: 'BadRequest',
    });
  });

  it.each<[string, object, string]>([
    [
      'an unknown performance mode',
      { PerformanceMode: 'fast' },
      'generalPurpose, maxIO',
    ],
    [
      'an unknown throughput mode',
      { ThroughputMode: 'fast' },
      'bursting, provisioned, elastic',
    ],
    [
      'throughput without number',
      { ThroughputMode: 'provisioned' },
      'goes with ThroughputMode provisioned only',
    ],
    [
      'a number without mode',
      { ProvisionedThroughputInMibps: 3 },
      'goes with ThroughputMode provisioned only',
    ],
    [
      'a key without encryption',
      { KmsKeyId: 'alias/k' },
      'KmsKeyId can be given for encrypted file systems only',
    ],
  ])('refuse %s', async (_, input, message) => {
    await expect(efs('CreateFileSystem', input)).rejects.toThrow(message);
  });

  it('are made once for a creation token', async () => {
    await efs('CreateFileSystem', { CreationToken: 't' });
    await expect(
      efs('CreateFileSystem', { CreationToken: 't' }),
    ).rejects.toMatchObject({
      code: 'FileSystemAlreadyExists',
      status: 409,
    });
  });

  it('keep a policy', async () => {
    const FileSystemId = await available();
    await expect(
      efs('DescribeFileSystemPolicy', { FileSystemId }),
    ).rejects.toMatchObject({ code: 'PolicyNotFound' });
    await expect(
      efs('PutFileSystemPolicy', { FileSystemId, Policy: '{' }),
    ).rejects.toMatchObject({
      code: 'InvalidPolicyException',
    });
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 'elasticfilesystem:ClientMount',
        },
      ],
    });
    await efs('PutFileSystemPolicy', { FileSystemId, Policy });
    expect(await efs('DescribeFileSystemPolicy', { FileSystemId })).toEqual({
      FileSystemId,
      Policy,
    });
  });

  it('come in pages', async () => {
    for (let count = 0; count < 3; count += 1) {
      await efs('CreateFileSystem');
    }
    const first = await efs('DescribeFileSystems', { MaxItems: 2 });
    const second = await efs('DescribeFileSystems', {
      MaxItems: 2,
      Marker: first.NextMarker,
    });
    expect([
      first.FileSystems.length,
      second.FileSystems.length,
      second.NextMarker,
    ]).toEqual([2, 1, undefined]);
  });
});

describe('mount targets', () => {
  it('make a network interface each, and have to go before their file system', async () => {
    const FileSystemId = await available();
    const { ids } = await subnets('eu-west-1a');
    const target = await efs('CreateMountTarget', {
      FileSystemId,
      SubnetId: ids[0],
    });
    expect(target).toMatchObject({
      LifeCycleState: 'creating',
      IpAddress: '10.0.0.4',
      AvailabilityZoneName: 'eu-west-1a',
    });
    const { NetworkInterfaces } = await world.call(
      'DescribeNetworkInterfaces',
      {},
      'ec2',
    );
    expect(NetworkInterfaces).toMatchObject([
      {
        NetworkInterfaceId: target.NetworkInterfaceId,
        RequesterManaged: true,
        Description: expect.stringContaining(FileSystemId),
      },
    ]);
    await expect(
      efs('DeleteFileSystem', { FileSystemId }),
    ).rejects.toMatchObject({ code: 'FileSystemInUse', status: 409 });
    await expect(
      world.call('DeleteSubnet', { SubnetId: ids[0] }, 'ec2'),
    ).rejects.toMatchObject({
      code: 'DependencyViolation',
    });
    await efs('DeleteMountTarget', { MountTargetId: target.MountTargetId });
    await until(
      async () =>
        (
          await efs('DescribeMountTargets', { FileSystemId })
        ).MountTargets.length === 0,
    );
    expect(
      (await world.call('DescribeNetworkInterfaces', {}, 'ec2'))
        .NetworkInterfaces,
    ).toEqual([]);
    await efs('DeleteFileSystem', { FileSystemId });
    await until(
      async () => (await efs('DescribeFileSystems')).FileSystems.length === 0,
    );
    await expect(
      efs('DescribeFileSystems', { FileSystemId }),
    ).rejects.toMatchObject({ code: 'FileSystemNotFound', status: 404 });
  });

  it('stand one to a zone, in one network', async () => {
    const FileSystemId = await available();
    const { ids } = await subnets('eu-west-1a', 'eu-west-1a', 'eu-west-1b');
    const elsewhere = await subnets('eu-west-1c');
    await efs('CreateMountTarget', { FileSystemId, SubnetId: ids[0] });
    await expect(
      efs('CreateMountTarget', { FileSystemId, SubnetId: ids[1] }),
    ).rejects.toThrow('mount target already exists in this AZ');
    await expect(
      efs('CreateMountTarget', { FileSystemId, SubnetId: elsewhere.ids[0] }),
    ).rejects.toMatchObject({
      code: 'MountTargetConflict',
    });
    await efs('CreateMountTarget', { FileSystemId, SubnetId: ids[2] });
    expect(
      (await efs('DescribeMountTargets', { FileSystemId })).MountTargets,
    ).toHaveLength(2);
  });

  it('take security groups of their network only', async () => {
    const FileSystemId = await available();
    const { ids } = await subnets('eu-west-1a');
    const elsewhere = await subnets('eu-west-1c');
    const { GroupId } = await world.call(
      'CreateSecurityGroup',
      { VpcId: elsewhere.vpcId, GroupName: 'g', Description: 'd' },
      'ec2',
    );
    const create = (SecurityGroups: string[]) =>
      efs('CreateMountTarget', {
        FileSystemId,
        SubnetId: ids[0],
        SecurityGroups,
      });
    await expect(create([GroupId])).rejects.toThrow(
      `The security group '${GroupId}' is not in VPC`,
    );
    await expect(create(['sg-00000001'])).rejects.toMatchObject({
      code: 'SecurityGroupNotFound',
    });
    await expect(
      create([1, 2, 3, 4, 5, 6].map(digit => `sg-0000000${digit}`)),
    ).rejects.toMatchObject({
      code: 'SecurityGroupLimitExceeded',
    });
    await expect(
      efs('CreateMountTarget', { FileSystemId, SubnetId: 'subnet-00000001' }),
    ).rejects.toMatchObject({
      code: 'SubnetNotFound',
    });
    await expect(efs('DescribeMountTargets', {})).rejects.toMatchObject({
      code: 'BadRequest',
    });
  });

  it('wait for their file system', async () => {
    const { ids } = await subnets('eu-west-1a');
    const { FileSystemId } = await efs('CreateFileSystem');
    await expect(
      efs('CreateMountTarget', { FileSystemId, SubnetId: ids[0] }),
    ).rejects.toMatchObject({
      code: 'IncorrectFileSystemLifeCycleState',
    });
  });
});

describe('EFS over HTTP', () => {
  it('speaks its protocol', async () => {
    const sandbox = await startTestSandbox();
    try {
      const client = new EFSClient(sandbox.config(sandbox.admin(SPOKE)));
      const created = await client.send(
        new CreateFileSystemCommand({
          Encrypted: true,
          Tags: [{ Key: 'Name', Value: 'files' }],
        }),
      );
      expect(created).toMatchObject({
        Name: 'files',
        Encrypted: true,
        CreationTime: expect.any(Date),
      });
      const { MountTargets } = await client.send(
        new DescribeMountTargetsCommand({ FileSystemId: created.FileSystemId }),
      );
      expect(MountTargets).toEqual([]);
      await expect(
        client.send(
          new DescribeMountTargetsCommand({ FileSystemId: 'fs-00000000' }),
        ),
      ).rejects.toMatchObject({
        name: 'FileSystemNotFound',
      });
    } finally {
      await sandbox.stop();
    }
  });
});
