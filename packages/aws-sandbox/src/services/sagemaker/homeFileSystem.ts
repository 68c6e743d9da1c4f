import { randomUUID } from 'crypto';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { asSageMaker } from './asSageMaker';
import { validationException } from './errors';
import { Domain } from './SageMakerState';

/** Tag by which SageMaker's own resources are recognized. */
export const OWNER_TAG = 'ManagedByAmazonSageMakerResource';

const EFS = 'elasticfilesystem';
/** AWS time between two looks at something that takes its time. */
const POLL_MS = 5_000;

/** Makes the file system that holds a domain's home directories. It belongs to no stack. */
export async function createHomeFileSystem(
  context: CallContext,
  domain: Domain,
): Promise<string> {
  try {
    const { FileSystemId } = await asSageMaker(
      context,
      EFS,
      'CreateFileSystem',
      {
        CreationToken: randomUUID(),
        Encrypted: true,
        KmsKeyId:
          domain.settings.KmsKeyId ?? domain.settings.HomeEfsFileSystemKmsKeyId,
        Tags: [{ Key: OWNER_TAG, Value: domain.arn }],
      },
    );
    return FileSystemId;
  } catch (error) {
    throw error instanceof AwsError
      ? validationException(error.message)
      : error;
  }
}

/** Makes a mount target in each of the domain's subnets; a zone has room for one. Takes its time. */
export async function createHomeMountTargets(
  context: CallContext,
  domain: Domain,
  securityGroupId: string,
): Promise<void> {
  const FileSystemId = domain.homeEfsFileSystemId!;
  for (;;) {
    const { FileSystems } = await asSageMaker(
      context,
      EFS,
      'DescribeFileSystems',
      { FileSystemId },
    );
    const { LifeCycleState } = FileSystems[0];
    if (LifeCycleState === 'available') {
      break;
    }
    if (LifeCycleState !== 'creating') {
      throw validationException(
        `File system ${FileSystemId} is in state ${LifeCycleState}.`,
      );
    }
    await context.clock.sleep(POLL_MS);
  }
  const { Subnets } = await asSageMaker(context, 'ec2', 'DescribeSubnets', {
    SubnetIds: domain.settings.SubnetIds,
  });
  const zones = new Map<string, string>(
    Subnets.map(
      ({
        AvailabilityZone,
        SubnetId,
      }: {
        AvailabilityZone: string;
        SubnetId: string;
      }) => [AvailabilityZone, SubnetId],
    ),
  );
  for (const SubnetId of zones.values()) {
    await asSageMaker(context, EFS, 'CreateMountTarget', {
      FileSystemId,
      SubnetId,
      SecurityGroups: [securityGroupId],
    });
  }
}

/** Deletes mount targets and file system; one that somebody else deleted before is fine. */
export async function deleteHomeFileSystem(
  context: CallContext,
  domain: Domain,
): Promise<void> {
  if (!domain.homeEfsFileSystemId) {
    return;
  }
  const input = { FileSystemId: domain.homeEfsFileSystemId };
  const targets = async (): Promise<
    Array<{ MountTargetId: string; LifeCycleState: string }>
  > =>
    (await asSageMaker(context, EFS, 'DescribeMountTargets', input))
      .MountTargets;
  try {
    for (const { MountTargetId } of await targets()) {
      await asSageMaker(context, EFS, 'DeleteMountTarget', { MountTargetId });
    }
    for (;;) {
      const left = await targets();
      const stuck = left.find(
        ({ LifeCycleState }) => LifeCycleState === 'error',
      );
      if (stuck) {
        throw validationException(
          `Mount target ${stuck.MountTargetId} of file system ${input.FileSystemId} cannot be deleted.`,
        );
      }
      if (left.length === 0) {
        break;
      }
      await context.clock.sleep(POLL_MS);
    }
    await asSageMaker(context, EFS, 'DeleteFileSystem', input);
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'FileSystemNotFound') {
      throw error;
    }
  }
}
