import {
  DeleteSecurityGroupCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteFileSystemCommand,
  DeleteMountTargetCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import {
  DeleteDomainCommand,
  DescribeDomainCommand,
  ListDomainsCommand,
  SageMakerClient,
  UpdateDomainCommand,
} from '@aws-sdk/client-sagemaker';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import { createStudioWorld, StudioWorld } from '../../testing/studioWorld';

const OWNER_TAG = 'ManagedByAmazonSageMakerResource';

describe('what SageMaker makes beside a domain', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let ec2: EC2Client;
  let efs: EFSClient;
  let world: StudioWorld;

  beforeEach(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.0003 });
    const admin = sandbox.admin(SPOKE);
    sageMaker = sandbox.clients(admin).sageMaker;
    ec2 = new EC2Client(sandbox.config(admin));
    efs = new EFSClient(sandbox.config(admin));
    world = await createStudioWorld(sandbox);
  });
  afterEach(() => sandbox.stop());

  const groupsOf = async (domainId: string) =>
    (
      await ec2.send(
        new DescribeSecurityGroupsCommand({
          Filters: [
            { Name: 'vpc-id', Values: [world.network.VpcId] },
            { Name: 'group-name', Values: [`*${domainId}*`] },
          ],
        }),
      )
    ).SecurityGroups!.sort((one, other) =>
      one.GroupName! < other.GroupName! ? -1 : 1,
    );
  const remove = async (input: {
    DomainId: string;
    RetentionPolicy?: { HomeEfsFileSystem: 'Retain' | 'Delete' };
  }) => {
    await sageMaker.send(new DeleteDomainCommand(input));
    await eventually(
      async () =>
        (
          await sageMaker.send(new ListDomainsCommand({}))
        ).Domains!.length,
      count => count === 0,
    );
  };
  const homes = async () =>
    (await efs.send(new DescribeFileSystemsCommand({}))).FileSystems!;
  const targetsOf = async (FileSystemId: string) =>
    (await efs.send(new DescribeMountTargetsCommand({ FileSystemId })))
      .MountTargets!;

  it('is a file system with mount targets and two groups that name each other', async () => {
    const DomainId = await world.createDomain();
    const { DomainArn, HomeEfsFileSystemId } = await sageMaker.send(
      new DescribeDomainCommand({ DomainId }),
    );
    const [inbound, outbound] = await groupsOf(DomainId);
    expect(inbound.GroupName).toBe(
      `security-group-for-inbound-nfs-${DomainId}`,
    );
    expect(outbound.GroupName).toBe(
      `security-group-for-outbound-nfs-${DomainId}`,
    );
    const ports = [
      [988, 988],
      [1018, 1023],
      [2049, 2049],
    ];
    const shown = (permissions: typeof inbound.IpPermissions) =>
      permissions!.map(({ FromPort, ToPort, UserIdGroupPairs }) => [
        FromPort,
        ToPort,
        UserIdGroupPairs!.map(({ GroupId }) => GroupId),
      ]);
    expect(shown(inbound.IpPermissions)).toEqual(
      ports.map(range => [...range, [outbound.GroupId]]),
    );
    expect(shown(outbound.IpPermissionsEgress)).toEqual(
      ports.map(range => [...range, [inbound.GroupId]]),
    );
    const [home] = await homes();
    expect(home).toMatchObject({
      FileSystemId: HomeEfsFileSystemId,
      NumberOfMountTargets: 1,
    });
    for (const Tags of [inbound.Tags, outbound.Tags, home.Tags]) {
      expect(Tags).toEqual([{ Key: OWNER_TAG, Value: DomainArn }]);
    }
  });

  it('stays when the domain goes, and holds the network until it is taken away in order', async () => {
    const DomainId = await world.createDomain();
    const [inbound, outbound] = await groupsOf(DomainId);
    await remove({ DomainId });
    const [{ FileSystemId }] = await homes();
    expect(await groupsOf(DomainId)).toHaveLength(2);

    const SubnetId = world.network.SubnetIds[0];
    const { VpcId } = world.network;
    const inUse = { name: 'DependencyViolation' };
    await expect(
      ec2.send(new DeleteSubnetCommand({ SubnetId })),
    ).rejects.toMatchObject(inUse);
    await expect(
      ec2.send(new DeleteSecurityGroupCommand({ GroupId: inbound.GroupId })),
    ).rejects.toMatchObject(inUse);
    await expect(
      efs.send(new DeleteFileSystemCommand({ FileSystemId })),
    ).rejects.toMatchObject({ name: 'FileSystemInUse' });

    for (const { MountTargetId } of await targetsOf(FileSystemId!)) {
      await efs.send(new DeleteMountTargetCommand({ MountTargetId }));
    }
    await eventually(
      () => targetsOf(FileSystemId!),
      targets => targets.length === 0,
    );
    await efs.send(new DeleteFileSystemCommand({ FileSystemId }));
    await ec2.send(new DeleteSubnetCommand({ SubnetId }));

    // Each still names the other.
    await expect(
      ec2.send(new DeleteSecurityGroupCommand({ GroupId: inbound.GroupId })),
    ).rejects.toMatchObject(inUse);
    await ec2.send(
      new RevokeSecurityGroupIngressCommand({
        GroupId: inbound.GroupId,
        IpPermissions: inbound.IpPermissions,
      }),
    );
    await ec2.send(
      new RevokeSecurityGroupEgressCommand({
        GroupId: outbound.GroupId,
        IpPermissions: outbound.IpPermissionsEgress,
      }),
    );
    await expect(
      ec2.send(new DeleteVpcCommand({ VpcId })),
    ).rejects.toMatchObject(inUse);
    for (const { GroupId } of [inbound, outbound]) {
      await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
    }
    await ec2.send(new DeleteVpcCommand({ VpcId }));
  });

  it('loses the file system when the domain is deleted with it', async () => {
    const DomainId = await world.createDomain();
    await remove({
      DomainId,
      RetentionPolicy: { HomeEfsFileSystem: 'Delete' },
    });
    await eventually(homes, found => found.length === 0);
    expect(await groupsOf(DomainId)).toHaveLength(2);
  });

  it('comes later when it was not wanted at first', async () => {
    const DomainId = await world.createDomain({
      HomeEfsFileSystemCreation: 'Disabled',
    });
    expect(await homes()).toEqual([]);
    expect(await groupsOf(DomainId)).toHaveLength(2);
    await sageMaker.send(
      new UpdateDomainCommand({
        DomainId,
        HomeEfsFileSystemCreation: 'Enabled',
      }),
    );
    const { HomeEfsFileSystemId } = await world.domainReaches(
      DomainId,
      'InService',
    );
    expect(await targetsOf(HomeEfsFileSystemId!)).toHaveLength(1);
    await expect(
      sageMaker.send(
        new UpdateDomainCommand({
          DomainId,
          HomeEfsFileSystemCreation: 'Disabled',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(HomeEfsFileSystemId!),
    });
  });

  it('is half there when the creation fails on the way', async () => {
    await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify({
        service: 'elasticfilesystem',
        operation: 'CreateMountTarget',
        code: 'ThrottlingException',
        message: 'Rate exceeded',
        count: 1,
      }),
    });
    await expect(world.createDomain()).rejects.toThrow(/"Status":"Failed"/);
    const { Domains } = await sageMaker.send(new ListDomainsCommand({}));
    const { DomainId, Status } = Domains![0];
    expect(Status).toBe('Failed');
    await expect(
      sageMaker.send(new DescribeDomainCommand({ DomainId })),
    ).resolves.toMatchObject({ FailureReason: 'Rate exceeded' });
    await remove({ DomainId: DomainId! });
    expect(await homes()).toHaveLength(1);
    expect(await groupsOf(DomainId!)).toHaveLength(2);
  });
});
