import type {
  CreateSecurityGroupRequest,
  DeleteSecurityGroupRequest,
  DescribeSecurityGroupsRequest,
} from '@aws-sdk/client-ec2';
import { CallContext, Operation } from '../../core/types';
import { authorizeEc2 } from './authorizeEc2';
import { describe, FilterFields } from './describe';
import { ec2Error, required } from './ec2Error';
import { requireEc2Quota } from './ec2Quotas';
import { Ec2State } from './Ec2State';
import { SecurityGroup } from './records';
import {
  ipPermissions,
  isInUse,
  newSecurityGroup,
} from './securityGroupRecord';
import { specifiedTags } from './tagging';

const FIELDS: FilterFields<SecurityGroup> = {
  'group-id': group => [group.GroupId],
  'group-name': group => [group.GroupName],
  description: group => [group.Description],
  'vpc-id': group => [group.VpcId],
  'owner-id': group => [group.OwnerId],
  'ip-permission.group-id': group =>
    group.rules
      .filter(({ IsEgress }) => !IsEgress)
      .map(rule => rule.ReferencedGroupInfo?.GroupId),
  'egress.ip-permission.group-id': group =>
    group.rules
      .filter(({ IsEgress }) => IsEgress)
      .map(rule => rule.ReferencedGroupInfo?.GroupId),
};

function shown(group: SecurityGroup): object {
  const { rules, ...rest } = group;
  return {
    ...rest,
    IpPermissions: ipPermissions(group, false),
    IpPermissionsEgress: ipPermissions(group, true),
  };
}

function createSecurityGroup(
  context: CallContext,
  input: CreateSecurityGroupRequest,
): object {
  authorizeEc2(context, 'CreateSecurityGroup', 'security-group/*');
  const state = Ec2State.of(context);
  const name = required<string>(input.GroupName, 'groupName');
  const { VpcId } = state.vpcs.require(required<string>(input.VpcId, 'vpcId'));
  if (/^sg-/i.test(name) || name.length > 255) {
    throw ec2Error(
      'InvalidParameterValue',
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-* and have at most 255 characters.`,
    );
  }
  const isTaken = state.securityGroups
    .list()
    .some(group => group.VpcId === VpcId && group.GroupName === name);
  if (isTaken) {
    throw ec2Error(
      'InvalidGroup.Duplicate',
      `The security group '${name}' already exists for VPC '${VpcId}'`,
    );
  }
  requireEc2Quota(context, 'securityGroups', state.securityGroups.size);
  const group = newSecurityGroup(context, {
    name,
    description: required(input.Description, 'groupDescription'),
    vpcId: VpcId,
    tags: specifiedTags(input.TagSpecifications, 'security-group'),
  });
  state.securityGroups.set(group.GroupId, group);
  return {
    GroupId: group.GroupId,
    SecurityGroupArn: group.SecurityGroupArn,
    Tags: group.Tags,
  };
}

function deleteSecurityGroup(
  context: CallContext,
  input: DeleteSecurityGroupRequest,
): object {
  const id = required<string>(input.GroupId, 'groupId');
  authorizeEc2(context, 'DeleteSecurityGroup', `security-group/${id}`);
  const state = Ec2State.of(context);
  const group = state.securityGroups.require(id);
  if (group.GroupName === 'default') {
    throw ec2Error(
      'CannotDelete',
      `the specified group: "${id}" name: "default" cannot be deleted by a user`,
    );
  }
  if (isInUse(state, id)) {
    throw ec2Error(
      'DependencyViolation',
      `resource ${id} has a dependent object`,
    );
  }
  state.securityGroups.delete(id);
  return { Return: true, GroupId: id };
}

export const securityGroupOperations: Readonly<Record<string, Operation>> = {
  CreateSecurityGroup: createSecurityGroup,
  DeleteSecurityGroup: deleteSecurityGroup,

  DescribeSecurityGroups(context, input: DescribeSecurityGroupsRequest) {
    authorizeEc2(context, 'DescribeSecurityGroups');
    const { page, NextToken } = describe({
      records: Ec2State.of(context).securityGroups,
      ids: input.GroupIds,
      input: {
        ...input,
        Filters: [
          ...(input.Filters ?? []),
          ...(input.GroupNames?.length
            ? [{ Name: 'group-name', Values: input.GroupNames }]
            : []),
        ],
      },
      fields: FIELDS,
    });
    return { SecurityGroups: page.map(shown), NextToken };
  },
};
