import type {
  CreateMountTargetRequest,
  DeleteMountTargetRequest,
  DescribeMountTargetSecurityGroupsRequest,
  DescribeMountTargetsRequest,
  ModifyMountTargetSecurityGroupsRequest,
} from '@aws-sdk/client-efs';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from '../ec2';
import { authorizeFileSystem } from './authorizeEfs';
import { AwsError } from '../../core/AwsError';
import { QUOTAS, requireQuotaLeft } from '../servicequotas';
import { badRequest, conflict, required, requireAvailable } from './efsError';
import { efsId, EfsState, MountTarget } from './EfsState';
import { asEfs, checkGroups, checkPlace, lookUp } from './mountTargetPlace';
import { pageOf } from './pageOf';
import { progress } from './progress';

const CREATION_MS = 80_000;
const DELETION_MS = 20_000;

const TYPE = 'AWS::EFS::MountTarget';

function shown({ securityGroups, ...rest }: MountTarget): object {
  return rest;
}

async function createMountTarget(
  context: CallContext,
  input: CreateMountTargetRequest,
): Promise<object> {
  const state = EfsState.of(context);
  const fileSystemId = required<string>(input.FileSystemId, 'FileSystemId');
  authorizeFileSystem(context, 'CreateMountTarget', fileSystemId);
  requireAvailable(state.fileSystem(fileSystemId));
  const subnetId = required<string>(input.SubnetId, 'SubnetId');
  const { Subnets } = await lookUp(
    'SubnetNotFound',
    `The subnet '${subnetId}' does not exist.`,
    context.invoke('ec2', 'DescribeSubnets', { SubnetIds: [subnetId] }),
  );
  const [subnet] = Subnets;
  checkPlace(state, fileSystemId, subnet);
  const groups: string[] = input.SecurityGroups ?? [];
  await checkGroups(context, groups, subnet.VpcId);
  requireRoomInVpc(context, state, subnet.VpcId);
  // EFS makes the network interface in the caller's name.
  for (const resource of ['network-interface/*', `subnet/${subnetId}`]) {
    authorizeEc2(context, 'CreateNetworkInterface', resource);
  }
  authorizeEc2(context, 'DescribeNetworkInterfaces');
  // Others may have come first in the meantime; from here on the place is taken.
  requireAvailable(state.fileSystem(fileSystemId));
  checkPlace(state, fileSystemId, subnet);
  const MountTargetId = efsId('fsmt');
  const target: MountTarget = {
    MountTargetId,
    FileSystemId: fileSystemId,
    OwnerId: context.accountId,
    SubnetId: subnetId,
    VpcId: subnet.VpcId,
    AvailabilityZoneName: subnet.AvailabilityZone,
    AvailabilityZoneId: subnet.AvailabilityZoneId,
    LifeCycleState: 'creating',
    IpAddress: '',
    NetworkInterfaceId: '',
    securityGroups: groups,
  };
  state.mountTargets.set(MountTargetId, target);
  try {
    const { NetworkInterface } = await context.invoke(
      'ec2',
      'CreateNetworkInterface',
      {
        SubnetId: subnetId,
        Description: `EFS mount target for ${fileSystemId} (${MountTargetId})`,
        Groups: groups,
        InterfaceType: 'efs',
        PrivateIpAddress: input.IpAddress,
      },
      asEfs(context),
    );
    target.IpAddress = NetworkInterface.PrivateIpAddress;
    target.NetworkInterfaceId = NetworkInterface.NetworkInterfaceId;
  } catch (error) {
    state.mountTargets.delete(MountTargetId);
    throw error;
  }
  progress(context, target, {
    resourceType: TYPE,
    change: 'create',
    milliseconds: CREATION_MS,
  });
  return shown(target);
}

/** EFS has no error of its own for this quota; it answers as when network interfaces are used up. */
function requireRoomInVpc(
  context: CallContext,
  state: EfsState,
  vpcId: string,
): void {
  requireQuotaLeft(
    context,
    QUOTAS.efs.mountTargetsPerVpc,
    {
      used: [...state.mountTargets.values()].filter(
        ({ VpcId }) => VpcId === vpcId,
      ).length,
    },
    limit =>
      new AwsError(
        'NetworkInterfaceLimitExceeded',
        `VPC '${vpcId}' has the maximum number of mount targets allowed: ${limit}.`,
        409,
      ),
  );
}

function deleteMountTarget(
  context: CallContext,
  input: DeleteMountTargetRequest,
): object {
  const target = EfsState.of(context).mountTarget(
    required(input.MountTargetId, 'MountTargetId'),
  );
  authorizeFileSystem(context, 'DeleteMountTarget', target.FileSystemId);
  authorizeEc2(
    context,
    'DeleteNetworkInterface',
    `network-interface/${target.NetworkInterfaceId}`,
  );
  if (target.LifeCycleState !== 'deleting') {
    progress(context, target, {
      resourceType: TYPE,
      change: 'delete',
      milliseconds: DELETION_MS,
      remove: async () => {
        await context.invoke(
          'ec2',
          'DeleteNetworkInterface',
          { NetworkInterfaceId: target.NetworkInterfaceId },
          asEfs(context),
        );
        EfsState.of(context).mountTargets.delete(target.MountTargetId);
      },
    });
  }
  return {};
}

function wantedTargets(
  state: EfsState,
  input: DescribeMountTargetsRequest,
): MountTarget[] {
  if (input.MountTargetId) {
    return [state.mountTarget(input.MountTargetId)];
  }
  if (input.AccessPointId) {
    return state.mountTargetsOf(
      state.accessPoint(input.AccessPointId).FileSystemId,
    );
  }
  if (input.FileSystemId) {
    return state.mountTargetsOf(
      state.fileSystem(input.FileSystemId).FileSystemId,
    );
  }
  throw badRequest(
    'FileSystemId, AccessPointId or MountTargetId must be given',
  );
}

export const mountTargetOperations: Readonly<Record<string, Operation>> = {
  CreateMountTarget: createMountTarget,
  DeleteMountTarget: deleteMountTarget,

  DescribeMountTargets(context, input: DescribeMountTargetsRequest) {
    const state = EfsState.of(context);
    authorizeFileSystem(
      context,
      'DescribeMountTargets',
      input.FileSystemId ??
        state.mountTargets.get(input.MountTargetId ?? '')?.FileSystemId,
    );
    const { page, NextMarker } = pageOf(
      wantedTargets(state, input),
      { marker: input.Marker, size: input.MaxItems },
      ({ MountTargetId }) => MountTargetId,
    );
    return {
      MountTargets: page.map(shown),
      Marker: input.Marker,
      NextMarker,
    };
  },

  DescribeMountTargetSecurityGroups(
    context,
    input: DescribeMountTargetSecurityGroupsRequest,
  ) {
    const target = EfsState.of(context).mountTarget(input.MountTargetId);
    authorizeFileSystem(
      context,
      'DescribeMountTargetSecurityGroups',
      target.FileSystemId,
    );
    authorizeEc2(
      context,
      'DescribeNetworkInterfaceAttribute',
      `network-interface/${target.NetworkInterfaceId}`,
    );
    return { SecurityGroups: target.securityGroups };
  },

  async ModifyMountTargetSecurityGroups(
    context,
    input: ModifyMountTargetSecurityGroupsRequest,
  ) {
    const target = EfsState.of(context).mountTarget(input.MountTargetId);
    authorizeFileSystem(
      context,
      'ModifyMountTargetSecurityGroups',
      target.FileSystemId,
    );
    const groups: string[] = input.SecurityGroups ?? [];
    // EFS changes the network interface in the caller's name.
    for (const resource of [
      `network-interface/${target.NetworkInterfaceId}`,
      ...groups.map(groupId => `security-group/${groupId}`),
    ]) {
      authorizeEc2(context, 'ModifyNetworkInterfaceAttribute', resource);
    }
    if (target.LifeCycleState !== 'available') {
      throw conflict(
        'IncorrectMountTargetState',
        `Mount target '${target.MountTargetId}' is ${target.LifeCycleState}.`,
      );
    }
    await checkGroups(context, groups, target.VpcId);
    await context.invoke(
      'ec2',
      'ModifyNetworkInterfaceAttribute',
      { NetworkInterfaceId: target.NetworkInterfaceId, Groups: groups },
      asEfs(context),
    );
    target.securityGroups = groups;
    return {};
  },
};
