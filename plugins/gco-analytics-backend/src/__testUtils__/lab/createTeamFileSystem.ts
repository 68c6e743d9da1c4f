import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  DescribeFileSystemsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import { adminSettings } from './adminSettings';
import { eventually } from './eventually';

export interface LabFileSystem {
  fileSystemId: string;
  /** Mounts the root as root. */
  accessPointArn: string;
  subnetId: string;
  /** May mount. */
  securityGroupId: string;
}

/** A file system that can be mounted in a subnet. */
export async function createTeamFileSystem(options: {
  name: string;
  accountId: string;
  region: string;
  vpcId: string;
  subnetId: string;
}): Promise<LabFileSystem> {
  const { name, subnetId } = options;
  const settings = adminSettings(options.accountId, options.region);
  const efs = new EFSClient(settings);
  const securityGroupId = await createNfsGroup(options);
  const { FileSystemId = '' } = await efs.send(
    new CreateFileSystemCommand({ CreationToken: name, Encrypted: true }),
  );
  await eventually(async () => {
    const { FileSystems = [] } = await efs.send(
      new DescribeFileSystemsCommand({ FileSystemId }),
    );
    expect(FileSystems[0].LifeCycleState).toBe('available');
  });
  await efs.send(
    new CreateMountTargetCommand({
      FileSystemId,
      SubnetId: subnetId,
      SecurityGroups: [securityGroupId],
    }),
  );
  await eventually(async () => {
    const { MountTargets = [] } = await efs.send(
      new DescribeMountTargetsCommand({ FileSystemId }),
    );
    expect(MountTargets[0].LifeCycleState).toBe('available');
  });
  const { AccessPointArn = '' } = await efs.send(
    new CreateAccessPointCommand({
      FileSystemId,
      PosixUser: { Uid: 0, Gid: 0 },
      RootDirectory: { Path: '/' },
    }),
  );
  return {
    fileSystemId: FileSystemId,
    accessPointArn: AccessPointArn,
    subnetId,
    securityGroupId,
  };
}

/** A group whose members reach each other by NFS. */
async function createNfsGroup(options: {
  name: string;
  accountId: string;
  region: string;
  vpcId: string;
}): Promise<string> {
  const ec2 = new EC2Client(adminSettings(options.accountId, options.region));
  const { GroupId = '' } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: `${options.name}-nfs`,
      Description: 'NFS among members',
      VpcId: options.vpcId,
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [
        {
          IpProtocol: 'tcp',
          FromPort: 2049,
          ToPort: 2049,
          UserIdGroupPairs: [{ GroupId }],
        },
      ],
    }),
  );
  return GroupId;
}
