import {
  CreateMountTargetCommand,
  CreateFileSystemCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  ModifyMountTargetSecurityGroupsCommand,
} from '@aws-sdk/client-efs';
import { DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateAppCommand,
  CreateDomainCommand,
  CreateSpaceCommand,
  CreateUserProfileCommand,
  DescribeAppCommand,
  DescribeSpaceCommand,
  SageMakerClient,
  UpdateDomainCommand,
  UpdateUserProfileCommand,
  UserSettings,
} from '@aws-sdk/client-sagemaker';
import {
  eventually,
  SPOKE,
  startTestSandbox,
  TestSandbox,
} from '../../testing/startTestSandbox';
import {
  createStudioWorld,
  IMAGE_ARN,
  StudioWorld,
} from '../../testing/studioWorld';

describe('custom file systems', () => {
  let sandbox: TestSandbox;
  let sageMaker: SageMakerClient;
  let efs: EFSClient;
  let ec2: EC2Client;
  let world: StudioWorld;
  let DomainId: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ timeScale: 0.0003 });
    const admin = sandbox.admin(SPOKE);
    sageMaker = sandbox.clients(admin).sageMaker;
    efs = new EFSClient(sandbox.config(admin));
    ec2 = new EC2Client(sandbox.config(admin));
    world = await createStudioWorld(sandbox);
    DomainId = await world.createDomain();
  });
  afterAll(() => sandbox.stop());

  /** A file system of the team's own, with or without a way to it. */
  const fileSystem = async (mounted = true) => {
    const { FileSystemId } = await efs.send(new CreateFileSystemCommand({}));
    await eventually(
      () => efs.send(new DescribeFileSystemsCommand({ FileSystemId })),
      ({ FileSystems }) => FileSystems![0].LifeCycleState === 'available',
    );
    if (mounted) {
      await efs.send(
        new CreateMountTargetCommand({
          FileSystemId,
          SubnetId: world.network.SubnetIds[0],
        }),
      );
      await eventually(
        () => efs.send(new DescribeMountTargetsCommand({ FileSystemId })),
        ({ MountTargets }) => MountTargets![0].LifeCycleState === 'available',
      );
    }
    return FileSystemId!;
  };
  const using = (FileSystemId: string): UserSettings => ({
    CustomFileSystemConfigs: [
      { EFSFileSystemConfig: { FileSystemId, FileSystemPath: '/home/ana' } },
    ],
    CustomPosixUserConfig: { Uid: 10_001, Gid: 10_001 },
  });
  const createProfile = (name: string, settings: UserSettings) =>
    sageMaker.send(
      new CreateUserProfileCommand({
        DomainId,
        UserProfileName: name,
        UserSettings: settings,
      }),
    );
  const space = async (SpaceName: string, owner: string, id: string) => {
    await sageMaker.send(
      new CreateSpaceCommand({
        DomainId,
        SpaceName,
        OwnershipSettings: { OwnerUserProfileName: owner },
        SpaceSharingSettings: { SharingType: 'Private' },
        SpaceSettings: {
          AppType: 'JupyterLab',
          CustomFileSystems: [{ EFSFileSystem: { FileSystemId: id } }],
        },
      }),
    );
    await eventually(
      () => sageMaker.send(new DescribeSpaceCommand({ DomainId, SpaceName })),
      ({ Status }) => Status === 'InService',
    );
  };
  const startApp = async (SpaceName: string, AppName: string) => {
    const app = {
      DomainId,
      SpaceName,
      AppName,
      AppType: 'JupyterLab' as const,
    };
    await sageMaker.send(
      new CreateAppCommand({
        ...app,
        ResourceSpec: { SageMakerImageArn: IMAGE_ARN },
      }),
    );
    return eventually(
      () => sageMaker.send(new DescribeAppCommand(app)),
      ({ Status }) => Status !== 'Pending',
    );
  };

  it('need a mount target in every subnet of the domain', async () => {
    const unreachable = await fileSystem(false);
    const message = expect.stringContaining(
      `${unreachable} has no mount target in subnets ${world.network.SubnetIds[0]}`,
    );
    const refused = { name: 'ValidationException', message };
    await expect(
      createProfile('early', using(unreachable)),
    ).rejects.toMatchObject(refused);
    await expect(
      sageMaker.send(
        new CreateDomainCommand(
          world.domainInput({ DefaultUserSettings: using(unreachable) }),
        ),
      ),
    ).rejects.toMatchObject(refused);
    await expect(
      createProfile('early', using('fs-00000000')),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('fs-00000000'),
    });
  });

  it('let apps start once their mount targets admit the domain', async () => {
    const id = await fileSystem();
    await createProfile('ana', using(id));
    await world.profileReaches(DomainId, 'ana', 'InService');
    await space('lab', 'ana', id);
    await expect(startApp('lab', 'closed')).resolves.toMatchObject({
      Status: 'Failed',
      FailureReason: expect.stringContaining('inbound NFS'),
    });
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        Filters: [
          {
            Name: 'group-name',
            Values: [`security-group-for-inbound-nfs-${DomainId}`],
          },
        ],
      }),
    );
    const { MountTargets } = await efs.send(
      new DescribeMountTargetsCommand({ FileSystemId: id }),
    );
    await efs.send(
      new ModifyMountTargetSecurityGroupsCommand({
        MountTargetId: MountTargets![0].MountTargetId,
        SecurityGroups: [SecurityGroups![0].GroupId!],
      }),
    );
    await expect(startApp('lab', 'open')).resolves.toMatchObject({
      Status: 'InService',
    });
  });

  it('are attached only where a profile or the domain offers them', async () => {
    await createProfile('bob', {});
    await expect(
      space('private', 'bob', await fileSystem()),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('custom file systems'),
    });
  });

  it('fix the owner of files when the profile is made', async () => {
    const id = await fileSystem();
    await createProfile('eve', using(id));
    await world.profileReaches(DomainId, 'eve', 'InService');
    const change = (CustomPosixUserConfig: { Uid: number; Gid: number }) =>
      sageMaker.send(
        new UpdateUserProfileCommand({
          DomainId,
          UserProfileName: 'eve',
          UserSettings: { CustomPosixUserConfig },
        }),
      );
    await expect(change({ Uid: 10_002, Gid: 10_001 })).rejects.toMatchObject({
      message: expect.stringContaining('cannot be changed'),
    });
    await change({ Uid: 10_001, Gid: 10_001 });
    await expect(
      sageMaker.send(
        new UpdateDomainCommand({
          DomainId,
          DefaultUserSettings: {
            CustomPosixUserConfig: { Uid: 20_000, Gid: 20_000 },
          },
        }),
      ),
    ).rejects.toMatchObject({
      message: expect.stringContaining('while it has user profiles'),
    });
    for (const CustomPosixUserConfig of [
      { Uid: 9_999, Gid: 10_000 },
      { Uid: 4_000_001, Gid: 10_000 },
      { Uid: 10_000, Gid: 1_000 },
    ]) {
      await expect(
        createProfile('mallory', { CustomPosixUserConfig }),
      ).rejects.toMatchObject({ name: 'ValidationException' });
    }
  });
});
