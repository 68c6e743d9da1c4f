import type {
  CustomFileSystemConfig,
  UserSettings,
} from '@aws-sdk/client-sagemaker';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { asSageMaker } from './asSageMaker';
import { validationException } from './errors';
import { findInboundNfsGroup } from './nfsSecurityGroups';
import { Domain } from './SageMakerState';

interface MountTarget {
  readonly MountTargetId: string;
  readonly SubnetId: string;
  readonly NetworkInterfaceId: string;
}

interface NetworkInterface {
  readonly NetworkInterfaceId: string;
  readonly Groups: ReadonlyArray<{ readonly GroupId: string }>;
}

/** EFS file systems that settings name. */
export function fileSystemIdsOf(
  configs: readonly CustomFileSystemConfig[] | undefined,
): string[] {
  return (configs ?? []).flatMap(
    config => config.EFSFileSystemConfig?.FileSystemId ?? [],
  );
}

/**
 * Checks that each custom file system exists and has a mount target in every subnet of the domain. SageMaker looks for
 * them in the caller's name.
 */
export async function validateCustomFileSystems(
  context: CallContext,
  settings: Pick<UserSettings, 'CustomFileSystemConfigs'> | undefined,
  subnetIds: readonly string[] = [],
): Promise<void> {
  for (const FileSystemId of fileSystemIdsOf(
    settings?.CustomFileSystemConfigs,
  )) {
    const targets = await mountTargetsOf(context, FileSystemId);
    const missing = subnetIds.filter(
      subnetId => !targets.some(({ SubnetId }) => SubnetId === subnetId),
    );
    if (missing.length > 0) {
      throw validationException(
        `File system ${FileSystemId} has no mount target in subnets ${missing.join(
          ', ',
        )}; a custom file system needs one in every subnet of the domain.`,
      );
    }
  }
}

async function mountTargetsOf(
  context: CallContext,
  FileSystemId: string,
): Promise<MountTarget[]> {
  try {
    const { MountTargets } = await context.invoke(
      'elasticfilesystem',
      'DescribeMountTargets',
      { FileSystemId },
    );
    return MountTargets;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'FileSystemNotFound') {
      throw validationException(error.message);
    }
    throw error;
  }
}

/** Why an app cannot mount the domain's home file system, which somebody may have taken away. */
export async function homeMountProblem(
  context: CallContext,
  domain: Domain,
): Promise<string | undefined> {
  const { homeEfsFileSystemId } = domain;
  return homeEfsFileSystemId
    ? mountProblem(context, domain, [homeEfsFileSystemId])
    : undefined;
}

/**
 * Why an app of a space with custom file systems cannot mount them: every mount target must admit the domain's apps by
 * its inbound NFS group.
 */
export async function mountProblem(
  context: CallContext,
  domain: Domain,
  fileSystemIds: readonly string[],
): Promise<string | undefined> {
  const group = await findInboundNfsGroup(context, domain);
  for (const FileSystemId of fileSystemIds) {
    try {
      const { MountTargets } = await asSageMaker(
        context,
        'elasticfilesystem',
        'DescribeMountTargets',
        { FileSystemId },
      );
      if (MountTargets.length === 0) {
        return `Unable to mount file system ${FileSystemId}: it has no mount targets.`;
      }
      const { NetworkInterfaces } = await asSageMaker(
        context,
        'ec2',
        'DescribeNetworkInterfaces',
        {
          NetworkInterfaceIds: (MountTargets as MountTarget[]).map(
            ({ NetworkInterfaceId }) => NetworkInterfaceId,
          ),
        },
      );
      for (const {
        MountTargetId,
        NetworkInterfaceId,
      } of MountTargets as MountTarget[]) {
        const groups: string[] = (NetworkInterfaces as NetworkInterface[])
          .filter(eni => eni.NetworkInterfaceId === NetworkInterfaceId)
          .flatMap(eni => eni.Groups.map(({ GroupId }) => GroupId));
        if (!group || !groups.includes(group)) {
          return `Unable to mount file system ${FileSystemId}: mount target ${MountTargetId} does not carry the security group for inbound NFS of domain ${domain.domainId}.`;
        }
      }
    } catch (error) {
      return `Unable to mount file system ${FileSystemId}: ${
        (error as Error).message
      }`;
    }
  }
  return undefined;
}
