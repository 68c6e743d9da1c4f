import {
  DeleteFileSystemCommand,
  DeleteFileSystemPolicyCommand,
  DeleteMountTargetCommand,
  DescribeMountTargetSecurityGroupsCommand,
  EFSClient,
  ModifyMountTargetSecurityGroupsCommand,
  paginateDescribeFileSystems,
  paginateDescribeMountTargets,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-efs';
import { FileSystem, FileSystems, MountTarget } from './FileSystems';
import { Refusal } from './Refusal';
import { refusalOf, unlessGone } from './refusalOf';

const FILE_SYSTEM_GONE = ['FileSystemNotFound'];
const MOUNT_TARGET_GONE = ['MountTargetNotFound'];

/** File systems, through the API of EFS. */
export class ElasticFileSystems implements FileSystems {
  constructor(private readonly client: EFSClient) {}

  async list(): Promise<FileSystem[]> {
    const found: FileSystem[] = [];
    for await (const page of paginateDescribeFileSystems(
      { client: this.client },
      {},
    )) {
      found.push(
        ...(page.FileSystems ?? []).map(fileSystem => ({
          id: fileSystem.FileSystemId!,
          state: fileSystem.LifeCycleState!,
          created: fileSystem.CreationTime!,
          tags: Object.fromEntries(
            (fileSystem.Tags ?? []).map(({ Key, Value }) => [Key!, Value!]),
          ),
        })),
      );
    }
    return found.filter(({ state }) => state !== 'deleted');
  }

  async listMountTargets(fileSystemId: string): Promise<MountTarget[]> {
    return (
      (await unlessGone(this.mountTargets(fileSystemId), FILE_SYSTEM_GONE)) ??
      []
    );
  }

  async securityGroupsOf(mountTargetId: string): Promise<string[] | undefined> {
    const answer = await unlessGone(
      this.client.send(
        new DescribeMountTargetSecurityGroupsCommand({
          MountTargetId: mountTargetId,
        }),
      ),
      [...MOUNT_TARGET_GONE, 'IncorrectMountTargetState'],
    );
    return answer?.SecurityGroups;
  }

  setSecurityGroups(
    mountTargetId: string,
    groupIds: readonly string[],
  ): Promise<Refusal> {
    return refusalOf(
      this.client.send(
        new ModifyMountTargetSecurityGroupsCommand({
          MountTargetId: mountTargetId,
          SecurityGroups: [...groupIds],
        }),
      ),
      { gone: MOUNT_TARGET_GONE, notYet: ['IncorrectMountTargetState'] },
    );
  }

  async deletePolicy(fileSystemId: string): Promise<void> {
    await unlessGone(
      this.client.send(
        new DeleteFileSystemPolicyCommand({ FileSystemId: fileSystemId }),
      ),
      [
        ...FILE_SYSTEM_GONE,
        'PolicyNotFound',
        'IncorrectFileSystemLifeCycleState',
      ],
    );
  }

  deleteMountTarget(mountTargetId: string): Promise<Refusal> {
    return refusalOf(
      this.client.send(
        new DeleteMountTargetCommand({ MountTargetId: mountTargetId }),
      ),
      { gone: MOUNT_TARGET_GONE, notYet: ['DependencyTimeout'] },
    );
  }

  deleteFileSystem(fileSystemId: string): Promise<Refusal> {
    return refusalOf(
      this.client.send(
        new DeleteFileSystemCommand({ FileSystemId: fileSystemId }),
      ),
      {
        gone: FILE_SYSTEM_GONE,
        notYet: ['FileSystemInUse', 'IncorrectFileSystemLifeCycleState'],
      },
    );
  }

  async tag(
    fileSystemId: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<void> {
    const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (Tags.length === 0) return;
    await this.client.send(
      new TagResourceCommand({ ResourceId: fileSystemId, Tags }),
    );
  }

  async untag(fileSystemId: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await this.client.send(
      new UntagResourceCommand({
        ResourceId: fileSystemId,
        TagKeys: [...keys],
      }),
    );
  }

  private async mountTargets(fileSystemId: string): Promise<MountTarget[]> {
    const found: MountTarget[] = [];
    for await (const page of paginateDescribeMountTargets(
      { client: this.client },
      { FileSystemId: fileSystemId },
    )) {
      found.push(
        ...(page.MountTargets ?? []).map(target => ({
          id: target.MountTargetId!,
          state: target.LifeCycleState!,
          vpcId: target.VpcId!,
        })),
      );
    }
    return found.filter(({ state }) => state !== 'deleted');
  }
}
