import { AwsError } from '../../../core/AwsError';
import { CallContext } from '../../../core/types';
import { Ec2State } from '../../ec2/Ec2State';
import { contains, parseBlock } from '../../ec2/ipv4';
import { SecurityGroupRule, Subnet } from '../../ec2/records';
import { authorizeClient, ClientAction } from '../../efs';
import { EfsState, MountTarget } from '../../efs/EfsState';
import { FunctionMount, FunctionVpc } from '../LambdaState';
import { FileSystemTrees } from './FileSystemTrees';

const NFS_PORT = 2049;
/** Who a function is without a POSIX user of the access point. */
const FUNCTION_USER = { uid: 993, gid: 990 };
/** Who root becomes without `ClientRootAccess`. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** A mount as the function's process makes it. */
export interface MountedFileSystem {
  /** Where the function sees it. */
  readonly path: string;
  /** The directory behind it. */
  readonly root: string;
  readonly owners: string;
  readonly uid: number;
  readonly gid: number;
  readonly readOnly: boolean;
}

/**
 * Mounts a file system for a function: the network has to let it through, the role has to be allowed.
 *
 * @param context acts as the function's role
 * @throws AwsError `EFSMountConnectivityException` or `EFSMountFailureException`
 */
export function mountFileSystem(
  context: CallContext,
  options: { mount: FunctionMount; vpc: FunctionVpc; trees: FileSystemTrees },
): MountedFileSystem {
  const { mount, vpc, trees } = options;
  const efs = EfsState.of(context);
  const point = efs.accessPoints.get(mount.arn.split('/').pop()!);
  if (!point) {
    throw mountFailure(mount.arn, 'the access point does not exist');
  }
  const targets = efs.mountTargetsOf(point.FileSystemId);
  for (const subnetId of vpc.subnetIds) {
    requireConnection(context, mount.arn, { vpc, subnetId, targets });
  }
  const may = (action: ClientAction) =>
    isAllowed(() => authorizeClient(context, action, point));
  if (!may('ClientMount')) {
    throw mountFailure(mount.arn, 'the role may not mount it');
  }
  const user = point.PosixUser
    ? { uid: point.PosixUser.Uid!, gid: point.PosixUser.Gid! }
    : FUNCTION_USER;
  const isSquashed = user.uid === 0 && !may('ClientRootAccess');
  return {
    path: mount.localMountPath,
    root: trees.accessPointRoot(point),
    owners: trees.of(point.FileSystemId).owners,
    ...(isSquashed ? NOBODY : user),
    readOnly: !may('ClientWrite'),
  };
}

function mountFailure(arn: string, reason: string): AwsError {
  return new AwsError(
    'EFSMountFailureException',
    `The function couldn't mount the Amazon EFS file system with access point ${arn}: ${reason}.`,
    403,
  );
}

function isAllowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof AwsError) {
      return false;
    }
    throw error;
  }
}

/** From the function's subnet to the mount target of its zone: out of the one's groups and into the other's. */
function requireConnection(
  context: CallContext,
  arn: string,
  place: {
    vpc: FunctionVpc;
    subnetId: string;
    targets: readonly MountTarget[];
  },
): void {
  const { vpc, subnetId, targets } = place;
  const state = Ec2State.of(context);
  const subnet = state.subnets.require(subnetId);
  const target = targets.find(
    ({ AvailabilityZoneName }) =>
      AvailabilityZoneName === subnet.AvailabilityZone,
  );
  const rulesOf = (groupIds: readonly string[], isEgress: boolean) =>
    groupIds
      .flatMap(id => state.securityGroups.get(id)?.rules ?? [])
      .filter(({ IsEgress }) => IsEgress === isEgress);
  const isConnected =
    target &&
    rulesOf(vpc.securityGroupIds, true).some(rule =>
      admits(
        rule,
        target.securityGroups,
        state.subnets.require(target.SubnetId),
      ),
    ) &&
    rulesOf(target.securityGroups, false).some(rule =>
      admits(rule, vpc.securityGroupIds, subnet),
    );
  if (!isConnected) {
    throw new AwsError(
      'EFSMountConnectivityException',
      `The function couldn't connect to the Amazon EFS file system with access point ${arn}. Check your network configuration and try again.`,
      408,
    );
  }
}

/** Whether a rule lets NFS through to or from a peer. */
function admits(
  rule: SecurityGroupRule,
  peerGroups: readonly string[],
  peerSubnet: Subnet,
): boolean {
  const isPort =
    rule.IpProtocol === '-1' ||
    (rule.IpProtocol === 'tcp' &&
      rule.FromPort <= NFS_PORT &&
      rule.ToPort >= NFS_PORT);
  if (!isPort) {
    return false;
  }
  if (rule.ReferencedGroupInfo) {
    return peerGroups.includes(rule.ReferencedGroupInfo.GroupId);
  }
  const block = rule.CidrIpv4 ? parseBlock(rule.CidrIpv4) : undefined;
  return (
    block !== undefined && contains(block, parseBlock(peerSubnet.CidrBlock)!)
  );
}
