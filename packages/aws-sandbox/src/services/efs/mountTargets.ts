import type {
  CreateMountTargetRequest,
  DeleteMountTargetRequest,
  DescribeMountTargetSecurityGroupsRequest,
  DescribeMountTargetsRequest,
  ModifyMountTargetSecurityGroupsRequest,
} from '@aws-sdk/client-efs';
import type { Subnet } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/AwsError';
import { servicePrincipal } from '../../core/principals';
import { CallContext, Operation } from '../../core/types';
import { badRequest, conflict, required } from './efsError';
import { efsArn, efsId, EfsState, MountTarget } from './EfsState';

const CREATION_MS = 80_000;
const DELETION_MS = 20_000;
const MAXIMUM_GROUPS = 5;

function asEfs(context: CallContext) {
  return servicePrincipal(context.accountId, 'elasticfilesystem.amazonaws.com');
}

function shown({ securityGroups, ...rest }: MountTarget): object {
  return rest;
}

/** Calls EC2 and answers its "not found" as EFS does. */
async function lookUp<T>(
  code: string,
  message: string,
  call: Promise<T>,
): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof AwsError && error.code.endsWith('.NotFound')) {
      throw new AwsError(code, message);
    }
    throw error;
  }
}

async function checkGroups(
  context: CallContext,
  groupIds: readonly string[],
  vpcId: string,
): Promise<void> {
  if (groupIds.length > MAXIMUM_GROUPS) {
    throw new AwsError(
      'SecurityGroupLimitExceeded',
      `${groupIds.length} security groups were given; ${MAXIMUM_GROUPS} is the most.`,
    );
  }
  for (const groupId of groupIds) {
    const { SecurityGroups } = await lookUp(
      'SecurityGroupNotFound',
      `The security group '${groupId}' does not exist.`,
      context.invoke('ec2', 'DescribeSecurityGroups', { GroupIds: [groupId] }),
    );
    if (SecurityGroups[0].VpcId !== vpcId) {
      throw new AwsError(
        'SecurityGroupNotFound',
        `The security group '${groupId}' is not in VPC '${vpcId}'.`,
      );
    }
  }
}

function checkPlace(
  state: EfsState,
  fileSystemId: string,
  subnet: Subnet,
): void {
  for (const target of state.mountTargetsOf(fileSystemId)) {
    if (target.VpcId !== subnet.VpcId) {
      throw conflict(
        'MountTargetConflict',
        `requested subnet for new mount target is not in the same VPC as existing mount targets`,
      );
    }
    if (target.AvailabilityZoneName === subnet.AvailabilityZone) {
      throw conflict(
        'MountTargetConflict',
        `mount target already exists in this AZ`,
      );
    }
  }
}

async function createMountTarget(
  context: CallContext,
  input: CreateMountTargetRequest,
): Promise<object> {
  const state = EfsState.of(context);
  const fileSystemId = required<string>(input.FileSystemId, 'FileSystemId');
  context.authorize(
    'elasticfilesystem:CreateMountTarget',
    efsArn(context, `file-system/${fileSystemId}`),
  );
  const fileSystem = state.fileSystem(fileSystemId);
  if (fileSystem.LifeCycleState !== 'available') {
    throw conflict(
      'IncorrectFileSystemLifeCycleState',
      `File system '${fileSystemId}' is ${fileSystem.LifeCycleState}.`,
    );
  }
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
  const MountTargetId = efsId('fsmt');
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
  const target: MountTarget = {
    MountTargetId,
    FileSystemId: fileSystemId,
    OwnerId: context.accountId,
    SubnetId: subnetId,
    VpcId: subnet.VpcId,
    AvailabilityZoneName: subnet.AvailabilityZone,
    AvailabilityZoneId: subnet.AvailabilityZoneId,
    LifeCycleState: 'creating',
    IpAddress: NetworkInterface.PrivateIpAddress,
    NetworkInterfaceId: NetworkInterface.NetworkInterfaceId,
    securityGroups: groups,
  };
  state.mountTargets.set(MountTargetId, target);
  void context.clock.sleep(CREATION_MS).then(() => {
    if (target.LifeCycleState === 'creating') {
      target.LifeCycleState = 'available';
    }
  });
  return shown(target);
}

async function remove(
  context: CallContext,
  target: MountTarget,
): Promise<void> {
  await context.clock.sleep(DELETION_MS);
  await context.invoke(
    'ec2',
    'DeleteNetworkInterface',
    { NetworkInterfaceId: target.NetworkInterfaceId },
    asEfs(context),
  );
  EfsState.of(context).mountTargets.delete(target.MountTargetId);
}

function deleteMountTarget(
  context: CallContext,
  input: DeleteMountTargetRequest,
): object {
  const target = EfsState.of(context).mountTarget(
    required(input.MountTargetId, 'MountTargetId'),
  );
  context.authorize(
    'elasticfilesystem:DeleteMountTarget',
    efsArn(context, `file-system/${target.FileSystemId}`),
  );
  if (target.LifeCycleState !== 'deleting') {
    target.LifeCycleState = 'deleting';
    remove(context, target).catch(() => {
      // The interface is still there, so the mount target is too.
      target.LifeCycleState = 'available';
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
    context.authorize(
      'elasticfilesystem:DescribeMountTargets',
      efsArn(context, `file-system/${input.FileSystemId ?? '*'}`),
    );
    return { MountTargets: wantedTargets(state, input).map(shown) };
  },

  DescribeMountTargetSecurityGroups(
    context,
    input: DescribeMountTargetSecurityGroupsRequest,
  ) {
    const target = EfsState.of(context).mountTarget(input.MountTargetId);
    context.authorize(
      'elasticfilesystem:DescribeMountTargetSecurityGroups',
      efsArn(context, `file-system/${target.FileSystemId}`),
    );
    return { SecurityGroups: target.securityGroups };
  },

  async ModifyMountTargetSecurityGroups(
    context,
    input: ModifyMountTargetSecurityGroupsRequest,
  ) {
    const target = EfsState.of(context).mountTarget(input.MountTargetId);
    context.authorize(
      'elasticfilesystem:ModifyMountTargetSecurityGroups',
      efsArn(context, `file-system/${target.FileSystemId}`),
    );
    const groups: string[] = input.SecurityGroups ?? [];
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
