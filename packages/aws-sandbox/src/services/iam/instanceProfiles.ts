import type {
  AddRoleToInstanceProfileRequest,
  CreateInstanceProfileRequest,
  CreateInstanceProfileResponse,
  DeleteInstanceProfileRequest,
  GetInstanceProfileRequest,
  GetInstanceProfileResponse,
  InstanceProfile as ShownProfile,
  ListInstanceProfilesForRoleRequest,
  ListInstanceProfilesForRoleResponse,
  RemoveRoleFromInstanceProfileRequest,
} from '@aws-sdk/client-iam';
import { uniqueId } from '../../core/identifiers';
import { CallContext, Operation } from '../../core/types';
import {
  deleteConflict,
  entityAlreadyExists,
  limitExceeded,
  noSuchEntity,
} from './errors';
import { InstanceProfile, IamState } from './IamState';
import { iamOperation } from './iamOperation';
import { markerPage } from './markerPage';
import { describeRole, requireRole } from './roles';
import { requestTagConditions, tagMap } from './tags';

const EC2 = 'ec2.amazonaws.com';

function shown(state: IamState, profile: InstanceProfile): ShownProfile {
  const { instanceProfileName, id, arn, path, createDate, roleName } = profile;
  const role = roleName === undefined ? undefined : state.role(roleName);
  return {
    InstanceProfileName: instanceProfileName,
    InstanceProfileId: id,
    Arn: arn,
    Path: path,
    CreateDate: createDate,
    Roles: role ? [describeRole(role)] : [],
  };
}

/** A profile by name, once the caller may do the action on it. */
function access(
  context: CallContext,
  state: IamState,
  action: string,
  name: string,
): InstanceProfile {
  const profile = state.instanceProfiles.get(name.toLowerCase());
  const { partition, accountId } = context;
  context.authorize(
    `iam:${action}`,
    profile?.arn ??
      `arn:${partition}:iam::${accountId}:instance-profile/${name}`,
  );
  if (!profile) {
    throw noSuchEntity(`Instance Profile ${name} cannot be found.`);
  }
  return profile;
}

/** Operations on instance profiles: the form in which machines get a role. */
export const instanceProfileOperations: Record<string, Operation> = {
  CreateInstanceProfile: iamOperation<
    CreateInstanceProfileRequest,
    CreateInstanceProfileResponse
  >(({ context, input, state }) => {
    const { partition, accountId } = context;
    const name = input.InstanceProfileName!;
    const path = input.Path ?? '/';
    const arn = `arn:${partition}:iam::${accountId}:instance-profile${path}${name}`;
    context.authorize(
      'iam:CreateInstanceProfile',
      arn,
      requestTagConditions(input.Tags),
    );
    if (state.instanceProfiles.has(name.toLowerCase())) {
      throw entityAlreadyExists(`Instance Profile ${name} already exists.`);
    }
    const profile: InstanceProfile = {
      instanceProfileName: name,
      id: uniqueId('AIPA'),
      arn,
      path,
      createDate: context.clock.now(),
      tags: tagMap(input.Tags),
    };
    state.instanceProfiles.set(name.toLowerCase(), profile);
    return { InstanceProfile: shown(state, profile) };
  }),

  GetInstanceProfile: iamOperation<
    GetInstanceProfileRequest,
    GetInstanceProfileResponse
  >(({ context, input, state }) => ({
    InstanceProfile: shown(
      state,
      access(context, state, 'GetInstanceProfile', input.InstanceProfileName!),
    ),
  })),

  ListInstanceProfilesForRole: iamOperation<
    ListInstanceProfilesForRoleRequest,
    ListInstanceProfilesForRoleResponse
  >(({ context, input, state }) => {
    const { partition, accountId } = context;
    context.authorize(
      'iam:ListInstanceProfilesForRole',
      state.role(input.RoleName!)?.arn ??
        `arn:${partition}:iam::${accountId}:role/${input.RoleName}`,
    );
    const role = requireRole(state, input.RoleName!);
    const { items, ...page } = markerPage(
      state.profilesWith(role.roleName),
      input,
      profile => profile.instanceProfileName,
    );
    return {
      InstanceProfiles: items.map(profile => shown(state, profile)),
      ...page,
    };
  }),

  AddRoleToInstanceProfile: iamOperation<
    AddRoleToInstanceProfileRequest,
    object
  >(({ context, input, state }) => {
    const profile = access(
      context,
      state,
      'AddRoleToInstanceProfile',
      input.InstanceProfileName!,
    );
    const role = requireRole(state, input.RoleName!);
    context.authorize('iam:PassRole', role.arn, {
      'iam:PassedToService': EC2,
    });
    if (profile.roleName !== undefined) {
      throw limitExceeded('InstanceSessionsPerInstanceProfile', 1);
    }
    profile.roleName = role.roleName;
    return {};
  }),

  RemoveRoleFromInstanceProfile: iamOperation<
    RemoveRoleFromInstanceProfileRequest,
    object
  >(({ context, input, state }) => {
    const profile = access(
      context,
      state,
      'RemoveRoleFromInstanceProfile',
      input.InstanceProfileName!,
    );
    if (profile.roleName?.toLowerCase() !== input.RoleName!.toLowerCase()) {
      throw noSuchEntity(
        `Role ${input.RoleName} is not in instance profile ${profile.instanceProfileName}.`,
      );
    }
    profile.roleName = undefined;
    return {};
  }),

  DeleteInstanceProfile: iamOperation<DeleteInstanceProfileRequest, object>(
    ({ context, input, state }) => {
      const profile = access(
        context,
        state,
        'DeleteInstanceProfile',
        input.InstanceProfileName!,
      );
      if (profile.roleName !== undefined) {
        throw deleteConflict(
          'Cannot delete entity, must remove roles from instance profile first.',
        );
      }
      state.instanceProfiles.delete(profile.instanceProfileName.toLowerCase());
      return {};
    },
  ),
};
