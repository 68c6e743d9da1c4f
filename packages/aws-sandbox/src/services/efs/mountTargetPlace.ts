import type { Subnet } from '@aws-sdk/client-ec2';
import { AwsError } from '../../core/AwsError';
import { serviceLinkedRole } from '../../core/serviceLinkedRole';
import { CallContext } from '../../core/types';
import { conflict } from './efsError';
import { EfsState } from './EfsState';

const MAXIMUM_GROUPS = 5;

/** EFS by its service-linked role, for what it does by itself. */
export function asEfs(context: CallContext) {
  return serviceLinkedRole(context, 'elasticfilesystem.amazonaws.com');
}

/** Calls EC2 and answers its "not found" as EFS does. */
export async function lookUp<T>(
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

/** Refuses groups that are too many, not there, or in another VPC. */
export async function checkGroups(
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
      context.invoke(
        'ec2',
        'DescribeSecurityGroups',
        { GroupIds: [groupId] },
        asEfs(context),
      ),
    );
    if (SecurityGroups[0].VpcId !== vpcId) {
      throw new AwsError(
        'SecurityGroupNotFound',
        `The security group '${groupId}' is not in VPC '${vpcId}'.`,
      );
    }
  }
}

/** Refuses a subnet of another VPC, or of a zone that has a mount target already. */
export function checkPlace(
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
