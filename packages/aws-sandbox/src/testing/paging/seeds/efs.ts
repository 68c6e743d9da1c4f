import { each, NAMES, Seed } from './Seed';

const tags = NAMES.map(Key => ({ Key, Value: 'x' }));

/** Several items in each of the service's lists. */
export const efs: Seed = {
  service: 'elasticfilesystem',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('elasticfilesystem', operation, input);
    const [{ FileSystemId }] = await each(CreationToken =>
      on('CreateFileSystem', { CreationToken, Tags: tags }),
    );
    let state = '';
    while (state !== 'available') {
      state = (await on('DescribeFileSystems', { FileSystemId })).FileSystems[0]
        .LifeCycleState;
    }
    await each(ClientToken =>
      on('CreateAccessPoint', { ClientToken, FileSystemId }),
    );
    const {
      Vpc: { VpcId },
    } = await call('ec2', 'CreateVpc', { CidrBlock: '10.8.0.0/16' });
    await each(
      async (zone, index) => {
        const { Subnet } = await call('ec2', 'CreateSubnet', {
          VpcId,
          AvailabilityZone: `eu-west-1${zone}`,
          CidrBlock: `10.8.${index}.0/24`,
        });
        await on('CreateMountTarget', {
          FileSystemId,
          SubnetId: Subnet.SubnetId,
        });
      },
      ['a', 'b', 'c'],
    );
    return {
      DescribeMountTargets: { input: { FileSystemId } },
      DescribeFileSystems: { items: 'FileSystems' },
      DescribeAccessPoints: { input: { FileSystemId } },
      ListTagsForResource: { input: { ResourceId: FileSystemId } },
    };
  },
};
