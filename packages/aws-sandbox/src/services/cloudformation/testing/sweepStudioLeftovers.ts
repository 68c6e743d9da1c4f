/** Calls a service of the sandbox. */
export type ServiceCall = (
  operation: string,
  input: object,
  service: string,
) => Promise<any>;

const OWNER_TAG = 'ManagedByAmazonSageMakerResource';

async function revokeAll(call: ServiceCall, group: any): Promise<void> {
  const { GroupId, IpPermissions = [], IpPermissionsEgress = [] } = group;
  if (IpPermissions.length) {
    await call('RevokeSecurityGroupIngress', { GroupId, IpPermissions }, 'ec2');
  }
  if (IpPermissionsEgress.length) {
    await call(
      'RevokeSecurityGroupEgress',
      { GroupId, IpPermissions: IpPermissionsEgress },
      'ec2',
    );
  }
}

/** Deletes what Studio domains that are gone have left behind: home file systems and NFS security groups. */
export async function sweepStudioLeftovers(call: ServiceCall): Promise<void> {
  const efs = 'elasticfilesystem';
  const { FileSystems } = await call('DescribeFileSystems', {}, efs);
  const homes = FileSystems.filter((fileSystem: any) =>
    fileSystem.Tags.some((tag: any) => tag.Key === OWNER_TAG),
  );
  for (const { FileSystemId } of homes) {
    const targets = async () =>
      (await call('DescribeMountTargets', { FileSystemId }, efs)).MountTargets;
    for (const { MountTargetId } of await targets()) {
      await call('DeleteMountTarget', { MountTargetId }, efs);
    }
    while ((await targets()).length > 0) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    await call('DeleteFileSystem', { FileSystemId }, efs);
  }
  const { SecurityGroups } = await call(
    'DescribeSecurityGroups',
    { Filters: [{ Name: 'tag-key', Values: [OWNER_TAG] }] },
    'ec2',
  );
  for (const group of SecurityGroups) {
    await revokeAll(call, group);
  }
  for (const { GroupId } of SecurityGroups) {
    await call('DeleteSecurityGroup', { GroupId }, 'ec2');
  }
}
