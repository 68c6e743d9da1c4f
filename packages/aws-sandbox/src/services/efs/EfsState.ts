import { randomBytes } from 'crypto';
import type {
  AccessPointDescription,
  LifecyclePolicy,
  Tag,
} from '@aws-sdk/client-efs';
import { CallContext } from '../../core/types';
import { notFound, required } from './efsError';

export type LifeCycleState =
  | 'creating'
  | 'available'
  | 'updating'
  | 'deleting'
  | 'deleted'
  | 'error';

export interface FileSystem {
  FileSystemId: string;
  FileSystemArn: string;
  OwnerId: string;
  CreationToken: string;
  CreationTime: Date;
  LifeCycleState: LifeCycleState;
  Name?: string;
  PerformanceMode: string;
  ThroughputMode: string;
  ProvisionedThroughputInMibps?: number;
  Encrypted: boolean;
  KmsKeyId?: string;
  AvailabilityZoneName?: string;
  Tags: Tag[];
  policy?: string;
  backup: 'ENABLED' | 'DISABLED';
  lifecyclePolicies: LifecyclePolicy[];
}

export interface MountTarget {
  MountTargetId: string;
  FileSystemId: string;
  OwnerId: string;
  SubnetId: string;
  VpcId: string;
  AvailabilityZoneName: string;
  AvailabilityZoneId: string;
  LifeCycleState: LifeCycleState;
  IpAddress: string;
  NetworkInterfaceId: string;
  securityGroups: string[];
}

export interface AccessPoint {
  AccessPointId: string;
  AccessPointArn: string;
  FileSystemId: string;
  OwnerId: string;
  ClientToken: string;
  LifeCycleState: LifeCycleState;
  Name?: string;
  PosixUser?: AccessPointDescription['PosixUser'];
  RootDirectory: AccessPointDescription['RootDirectory'];
  Tags: Tag[];
}

/** The file systems of one account and region. */
export class EfsState {
  readonly fileSystems = new Map<string, FileSystem>();
  readonly mountTargets = new Map<string, MountTarget>();
  readonly accessPoints = new Map<string, AccessPoint>();

  static of(context: CallContext): EfsState {
    return context.store('elasticfilesystem', () => new EfsState());
  }

  /** A file system by id or ARN. */
  fileSystem(idOrArn: string | undefined): FileSystem {
    const id = required(idOrArn, 'FileSystemId').split('/').pop()!;
    const found = this.fileSystems.get(id);
    if (!found) {
      throw notFound(
        'FileSystemNotFound',
        `File system '${id}' does not exist.`,
      );
    }
    return found;
  }

  mountTarget(id: string | undefined): MountTarget {
    const found = this.mountTargets.get(required(id, 'MountTargetId'));
    if (!found) {
      throw notFound(
        'MountTargetNotFound',
        `Mount target '${id}' does not exist.`,
      );
    }
    return found;
  }

  accessPoint(idOrArn: string): AccessPoint {
    const id = idOrArn.split('/').pop()!;
    const found = this.accessPoints.get(id);
    if (!found) {
      throw notFound(
        'AccessPointNotFound',
        `Access point '${id}' does not exist.`,
      );
    }
    return found;
  }

  mountTargetsOf(fileSystemId: string): MountTarget[] {
    return [...this.mountTargets.values()].filter(
      target => target.FileSystemId === fileSystemId,
    );
  }

  accessPointsOf(fileSystemId: string): AccessPoint[] {
    return [...this.accessPoints.values()].filter(
      point => point.FileSystemId === fileSystemId,
    );
  }
}

/** An id as EFS makes them: `fs-0f3a…` with 17 hexadecimal digits. */
export function efsId(prefix: string): string {
  return `${prefix}-0${randomBytes(8).toString('hex')}`;
}

/** ARN of a file system, mount target or access point. */
export function efsArn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:elasticfilesystem:${region}:${accountId}:${resource}`;
}

/** The `Name` tag is shown as the resource's name. */
export function nameTag(tags: readonly Tag[]): string | undefined {
  return tags.find(tag => tag.Key === 'Name')?.Value;
}
