import { asWritten, LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

const SERVICE = 'elasticfilesystem';

/** A file system as it is now. */
export function readFileSystem({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const FileSystemId = state.physicalId;
  const ask = (operation: string) =>
    context.invoke(SERVICE, operation, { FileSystemId });
  return unlessMissing(async () => {
    const [fileSystem] = (await ask('DescribeFileSystems')).FileSystems;
    const { LifecyclePolicies } = await ask('DescribeLifecycleConfiguration');
    const backup = await unlessMissing(() => ask('DescribeBackupPolicy'));
    const policy = await unlessMissing(() => ask('DescribeFileSystemPolicy'));
    return {
      ...members(
        fileSystem,
        'AvailabilityZoneName',
        'Encrypted',
        'PerformanceMode',
        'ProvisionedThroughputInMibps',
        'ThroughputMode',
      ),
      KmsKeyId: asWritten(properties.raw('KmsKeyId'), fileSystem.KmsKeyId),
      LifecyclePolicies,
      BackupPolicy: backup && {
        // One that is being switched already counts as switched.
        Status: String(backup.BackupPolicy.Status).replace(/ING$/, 'ED'),
      },
      FileSystemPolicy: policy?.Policy,
      FileSystemTags: fileSystem.Tags,
    };
  });
}

/** A mount target as it is now. */
export function readMountTarget({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  const MountTargetId = state.physicalId;
  return unlessMissing(async () => {
    const { MountTargets } = await context.invoke(
      SERVICE,
      'DescribeMountTargets',
      { MountTargetId },
    );
    const { SecurityGroups } = await context.invoke(
      SERVICE,
      'DescribeMountTargetSecurityGroups',
      { MountTargetId },
    );
    return {
      ...members(MountTargets[0], 'FileSystemId', 'IpAddress', 'SubnetId'),
      SecurityGroups,
    };
  });
}

/** An access point as it is now. */
export function readAccessPoint({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const { AccessPoints } = await context.invoke(
      SERVICE,
      'DescribeAccessPoints',
      { AccessPointId: state.physicalId },
    );
    const [point] = AccessPoints;
    return {
      ...members(point, 'FileSystemId', 'PosixUser', 'RootDirectory'),
      AccessPointTags: point.Tags ?? [],
    };
  });
}
