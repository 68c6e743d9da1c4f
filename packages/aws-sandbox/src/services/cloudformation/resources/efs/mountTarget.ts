import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { Progress, waitUntil } from '../waitUntil';
import { readMountTarget } from './readFileSystem';

const SERVICE = 'elasticfilesystem';

async function describe({ context }: ResourceRequest, MountTargetId: string) {
  const { MountTargets } = await context.invoke(
    SERVICE,
    'DescribeMountTargets',
    {
      MountTargetId,
    },
  );
  return MountTargets[0];
}

/** `AWS::EFS::MountTarget` */
export const mountTargetHandler: ResourceHandler = {
  type: 'AWS::EFS::MountTarget',
  read: readMountTarget,

  async create(request) {
    const { context, properties, started } = request;
    const { MountTargetId, IpAddress } = await context.invoke(
      SERVICE,
      'CreateMountTarget',
      {
        FileSystemId: properties.text('FileSystemId'),
        SubnetId: properties.text('SubnetId'),
        IpAddress: properties.optionalText('IpAddress'),
        SecurityGroups: properties.texts('SecurityGroups'),
      },
    );
    started(MountTargetId);
    const probe = async (): Promise<Progress> => {
      const { LifeCycleState } = await describe(request, MountTargetId);
      if (LifeCycleState === 'error') {
        return { failed: `${MountTargetId} is in state error` };
      }
      return LifeCycleState === 'available' ? 'ready' : 'waiting';
    };
    await waitUntil({ clock: context.clock, what: MountTargetId, probe });
    return {
      physicalId: MountTargetId,
      attributes: { Id: MountTargetId, IpAddress },
    };
  },

  async update({ context, properties, state }) {
    await context.invoke(SERVICE, 'ModifyMountTargetSecurityGroups', {
      MountTargetId: state.physicalId,
      SecurityGroups: properties.texts('SecurityGroups'),
    });
    return state;
  },

  delete(request) {
    const { context, state } = request;
    return ignoreMissing(async () => {
      await context.invoke(SERVICE, 'DeleteMountTarget', {
        MountTargetId: state.physicalId,
      });
      await waitUntil({
        clock: context.clock,
        what: state.physicalId,
        probe: async () => {
          await describe(request, state.physicalId);
          return 'waiting';
        },
      });
    });
  },
};
