import type {
  CreateUserProfileRequest,
  CreateUserProfileResponse,
  DeleteUserProfileRequest,
  DescribeUserProfileRequest,
  DescribeUserProfileResponse,
  ListUserProfilesRequest,
  ListUserProfilesResponse,
  UpdateUserProfileRequest,
  UpdateUserProfileResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext, Operation } from '../../core/types';
import { QUOTAS } from '../servicequotas';
import { userProfileArn } from './arns';
import { validateCustomFileSystems } from './customFileSystems';
import { requireDomain, requireInService } from './domainAccess';
import { DURATIONS } from './durations';
import {
  associatedWith,
  requireStudioQuota,
  resourceInUse,
  resourceNotFound,
  validationException,
} from './errors';
import { requireLifecycleConfigs } from './lifecycleConfigArns';
import { sortedPage } from './page';
import { passExecutionRoles } from './passExecutionRoles';
import { requireDeletable, requireUpdatable } from './refuseByState';
import { sageMakerOperation } from './sageMakerOperation';
import { keyInDomain, SageMakerState, UserProfile } from './SageMakerState';
import { settleStudio } from './settle';
import { authorizeCreation, resourceTagConditions, tagMap } from './tags';

const FIRST_UID = 200_001;

/** The profile of that name, whatever its case. */
export function findUserProfile(
  state: SageMakerState,
  domainId: string,
  name: string,
): UserProfile | undefined {
  return state.userProfiles.get(keyInDomain(domainId, name));
}

/** The profile of that name in an existing domain. */
export function requireUserProfile(
  state: SageMakerState,
  domainId: string,
  name: string,
): UserProfile {
  requireDomain(state, domainId);
  const profile = findUserProfile(state, domainId, name);
  if (!profile) {
    throw resourceNotFound(
      `${nameOf({ domainId, userProfileName: name })} does not exist.`,
    );
  }
  return profile;
}

/** Operations on user profiles. */
export const userProfileOperations: Record<string, Operation> = {
  CreateUserProfile: sageMakerOperation<
    CreateUserProfileRequest,
    CreateUserProfileResponse
  >(async ({ context, input, state }) => {
    const { DomainId: domainId, UserProfileName: name } = input as {
      DomainId: string;
      UserProfileName: string;
    };
    const arn = userProfileArn(context, domainId, name);
    const groups = input.UserSettings?.SecurityGroups;
    authorizeCreation(context, {
      operation: 'CreateUserProfile',
      arn,
      tags: input.Tags,
      conditions: groups ? { 'sagemaker:VpcSecurityGroupIds': groups } : {},
    });
    passExecutionRoles(context, [input.UserSettings?.ExecutionRole]);
    const domain = requireDomain(state, domainId);
    requireInService(domain);
    requireLifecycleConfigs(state, input.UserSettings);
    await validateCustomFileSystems(
      context,
      input.UserSettings,
      domain.settings.SubnetIds,
    );
    const existing = findUserProfile(state, domainId, name);
    if (existing) {
      throw resourceInUse(
        `UserProfile with name ${name} already exists: ${existing.arn}`,
      );
    }
    requireInService(requireDomain(state, domainId));
    requireStudioQuota(context, QUOTAS.sageMaker.userProfiles, {
      used: state.userProfiles.size,
      unit: 'UserProfiles',
    });
    const now = context.clock.now();
    const profile: UserProfile = {
      domainId,
      userProfileName: name,
      arn,
      status: 'Pending',
      creationTime: now,
      lastModifiedTime: now,
      tags: tagMap(input.Tags),
      userSettings: input.UserSettings,
      homeEfsFileSystemUid: String(
        input.UserSettings?.CustomPosixUserConfig?.Uid ?? FIRST_UID,
      ),
    };
    state.userProfiles.set(keyInDomain(domainId, name), profile);
    settleStudio(context, profile, {
      resourceType: 'AWS::SageMaker::UserProfile',
      change: 'create',
      milliseconds: DURATIONS.userProfile.create,
    });
    return { UserProfileArn: arn };
  }),

  DescribeUserProfile: sageMakerOperation<
    DescribeUserProfileRequest,
    DescribeUserProfileResponse
  >(({ context, input, state }) => {
    authorizeProfile(context, 'sagemaker:DescribeUserProfile', state, input);
    const profile = requireUserProfile(
      state,
      input.DomainId!,
      input.UserProfileName!,
    );
    return {
      DomainId: profile.domainId,
      UserProfileArn: profile.arn,
      UserProfileName: profile.userProfileName,
      HomeEfsFileSystemUid: profile.homeEfsFileSystemUid,
      Status: profile.status,
      FailureReason: profile.failureReason,
      CreationTime: profile.creationTime,
      LastModifiedTime: profile.lastModifiedTime,
      UserSettings: profile.userSettings,
    };
  }),

  ListUserProfiles: sageMakerOperation<
    ListUserProfilesRequest,
    ListUserProfilesResponse
  >(({ context, input, state }) => {
    context.authorize('sagemaker:ListUserProfiles', '*');
    const contains = input.UserProfileNameContains?.toLowerCase() ?? '';
    const chosen = [...state.userProfiles.values()].filter(
      profile =>
        (input.DomainIdEquals === undefined ||
          profile.domainId === input.DomainIdEquals) &&
        profile.userProfileName.toLowerCase().includes(contains),
    );
    const { items, nextToken } = sortedPage(chosen, input, profile =>
      keyInDomain(profile.domainId, profile.userProfileName),
    );
    return {
      UserProfiles: items.map(profile => ({
        DomainId: profile.domainId,
        UserProfileName: profile.userProfileName,
        Status: profile.status,
        CreationTime: profile.creationTime,
        LastModifiedTime: profile.lastModifiedTime,
      })),
      NextToken: nextToken,
    };
  }),

  UpdateUserProfile: sageMakerOperation<
    UpdateUserProfileRequest,
    UpdateUserProfileResponse
  >(async ({ context, input, state }) => {
    authorizeProfile(context, 'sagemaker:UpdateUserProfile', state, input);
    passExecutionRoles(context, [input.UserSettings?.ExecutionRole]);
    requireLifecycleConfigs(state, input.UserSettings);
    await validateCustomFileSystems(
      context,
      input.UserSettings,
      requireDomain(state, input.DomainId!).settings.SubnetIds,
    );
    const profile = requireUserProfile(
      state,
      input.DomainId!,
      input.UserProfileName!,
    );
    requireUpdatable(profile, nameOf(profile));
    refuseOtherPosixIds(profile, input);
    profile.userSettings = { ...profile.userSettings, ...input.UserSettings };
    settleStudio(context, profile, {
      resourceType: 'AWS::SageMaker::UserProfile',
      change: 'update',
      milliseconds: DURATIONS.userProfile.update,
    });
    return { UserProfileArn: profile.arn };
  }),

  DeleteUserProfile: sageMakerOperation<DeleteUserProfileRequest, object>(
    ({ context, input, state }) => {
      authorizeProfile(context, 'sagemaker:DeleteUserProfile', state, input);
      const profile = requireUserProfile(
        state,
        input.DomainId!,
        input.UserProfileName!,
      );
      const { domainId, userProfileName } = profile;
      if (state.liveApps({ domainId, userProfileName }).length > 0) {
        throw associatedWith(nameOf(profile), 'App');
      }
      const ownsSpace = state
        .spacesOf(domainId)
        .some(
          candidate =>
            candidate.ownerUserProfileName?.toLowerCase() ===
            userProfileName.toLowerCase(),
        );
      if (ownsSpace) {
        throw associatedWith(nameOf(profile), 'Space');
      }
      requireDeletable(profile, nameOf(profile));
      settleStudio(context, profile, {
        resourceType: 'AWS::SageMaker::UserProfile',
        change: 'delete',
        milliseconds: DURATIONS.userProfile.delete,
        remove: () => {
          state.forgetApps({ domainId, userProfileName }, 'failed');
          state.userProfiles.delete(keyInDomain(domainId, userProfileName));
        },
      });
      return {};
    },
  ),
};

/** How messages name a profile. */
function nameOf({
  domainId,
  userProfileName,
}: Pick<UserProfile, 'domainId' | 'userProfileName'>): string {
  return `UserProfile [${domainId}/${userProfileName}]`;
}

/** The owner of a profile's files is settled when the profile is made. */
function refuseOtherPosixIds(
  profile: UserProfile,
  { UserSettings }: UpdateUserProfileRequest,
): void {
  const wanted = UserSettings?.CustomPosixUserConfig;
  const given = profile.userSettings?.CustomPosixUserConfig;
  if (wanted && (wanted.Uid !== given?.Uid || wanted.Gid !== given?.Gid)) {
    throw validationException(
      `CustomPosixUserConfig of UserProfile [${profile.userProfileName}] cannot be changed.`,
    );
  }
}

function authorizeProfile(
  context: CallContext,
  action: string,
  state: SageMakerState,
  input: { DomainId?: string; UserProfileName?: string },
): void {
  const profile = findUserProfile(
    state,
    input.DomainId!,
    input.UserProfileName!,
  );
  const arn =
    profile?.arn ??
    userProfileArn(context, input.DomainId!, input.UserProfileName!);
  context.authorize(action, arn, resourceTagConditions(profile));
}
