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
      for (const { MountTargetId } of MountTargets as MountTarget[]) {
        const { SecurityGroups } = await asSageMaker(
          context,
          'elasticfilesystem',
          'DescribeMountTargetSecurityGroups',
          { MountTargetId },
        );
        if (!group || !SecurityGroups.includes(group)) {
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
