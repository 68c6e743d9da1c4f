import { Refusal } from './Refusal';

/** An EFS file system. */
export interface FileSystem {
  readonly id: string;
  readonly state: string;
  readonly created: Date;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a file system is reached through in one subnet. */
export interface MountTarget {
  readonly id: string;
  readonly state: string;
  readonly vpcId: string;
}

/** What is done to EFS. Lists are whole, without what is gone. */
export interface FileSystems {
  list(): Promise<FileSystem[]>;

  /** Nothing when the file system is gone. */
  listMountTargets(fileSystemId: string): Promise<MountTarget[]>;

  /** Ids of the groups of a mount target; nothing when it is gone. */
  securityGroupsOf(mountTargetId: string): Promise<string[] | undefined>;
  setSecurityGroups(
    mountTargetId: string,
    groupIds: readonly string[],
  ): Promise<Refusal>;

  deletePolicy(fileSystemId: string): Promise<void>;
  deleteMountTarget(mountTargetId: string): Promise<Refusal>;
  deleteFileSystem(fileSystemId: string): Promise<Refusal>;

  tag(
    fileSystemId: string,
    tags: Readonly<Record<string, string>>,
  ): Promise<void>;
  untag(fileSystemId: string, keys: readonly string[]): Promise<void>;
}
