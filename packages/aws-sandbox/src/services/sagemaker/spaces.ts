import type {
  CreateSpaceRequest,
  CreateSpaceResponse,
  DeleteSpaceRequest,
  DescribeSpaceRequest,
  DescribeSpaceResponse,
  ListSpacesRequest,
  ListSpacesResponse,
} from '@aws-sdk/client-sagemaker';
import { CallContext, Operation } from '../../core/types';
import { spaceArn, userProfileArn } from './arns';
import { fileSystemIdsOf } from './customFileSystems';
import { requireDomain, requireInService } from './domainAccess';
import { DURATIONS } from './durations';
import {
  resourceInUse,
  resourceLimitExceeded,
  resourceNotFound,
  validationException,
} from './errors';
import { page } from './page';
import { QUOTAS } from './quotas';
import { sageMakerOperation } from './sageMakerOperation';
import {
  keyInDomain,
  SageMakerState,
  Space,
  UserProfile,
} from './SageMakerState';
import { settle } from './settle';
import { authorizeCreation, resourceTagConditions, tagMap } from './tags';
import { requireUserProfile } from './userProfiles';

/** The space of that name in an existing domain. */
export function requireSpace(
  state: SageMakerState,
  domainId: string,
  name: string,
): Space {
  requireDomain(state, domainId);
  const space = state.spaces.get(keyInDomain(domainId, name));
  if (!space) {
    throw resourceNotFound(
      `Space [${name}] does not exist in Domain [${domainId}].`,
    );
  }
  return space;
}

/** File systems that a space takes in. */
export function customFileSystemIdsOf(
  settings: CreateSpaceRequest['SpaceSettings'],
): string[] {
  return (settings?.CustomFileSystems ?? []).flatMap(
    fileSystem => fileSystem.EFSFileSystem?.FileSystemId ?? [],
  );
}

/** A space may take in only what the owner's profile, or the domain, offers. */
function requireOfferedFileSystems(
  state: SageMakerState,
  domainId: string,
  owner: UserProfile | undefined,
  { SpaceName, SpaceSettings }: CreateSpaceRequest,
): void {
  const { settings } = requireDomain(state, domainId);
  const offered = fileSystemIdsOf([
    ...(owner?.userSettings?.CustomFileSystemConfigs ?? []),
    ...(settings.DefaultUserSettings?.CustomFileSystemConfigs ?? []),
    ...(settings.DefaultSpaceSettings?.CustomFileSystemConfigs ?? []),
  ]);
  const stray = customFileSystemIdsOf(SpaceSettings).find(
    id => !offered.includes(id),
  );
  if (stray) {
    throw validationException(
      `Space [${SpaceName}] cannot attach file system ${stray}: it is not among the custom file systems of its owner or of Domain [${domainId}].`,
    );
  }
}

/** Condition keys that say whose a space is and how it is shared. */
export function ownershipConditions(
  context: CallContext,
  domainId: string,
  space: { ownerUserProfileName?: string; sharingType?: string } | undefined,
): Record<string, string> {
  return {
    ...(space?.ownerUserProfileName
      ? {
          'sagemaker:OwnerUserProfileArn': userProfileArn(
            context,
            domainId,
            space.ownerUserProfileName,
          ),
        }
      : {}),
    ...(space?.sharingType
      ? { 'sagemaker:SpaceSharingType': space.sharingType }
      : {}),
  };
}

/** Operations on spaces. */
export const spaceOperations: Record<string, Operation> = {
  CreateSpace: sageMakerOperation<CreateSpaceRequest, CreateSpaceResponse>(
    ({ context, input, state }) => {
      const { DomainId: domainId, SpaceName: name } = input as {
        DomainId: string;
        SpaceName: string;
      };
      const owner = input.OwnershipSettings?.OwnerUserProfileName;
      const sharingType = input.SpaceSharingSettings?.SharingType;
      const arn = spaceArn(context, domainId, name);
      authorizeCreation(context, {
        operation: 'CreateSpace',
        arn,
        tags: input.Tags,
        conditions: ownershipConditions(context, domainId, {
          ownerUserProfileName: owner,
          sharingType,
        }),
      });
      requireInService(requireDomain(state, domainId));
      const profile =
        owner === undefined
          ? undefined
          : requireUserProfile(state, domainId, owner);
      requireOfferedFileSystems(state, domainId, profile, input);
      if (state.spaces.has(keyInDomain(domainId, name))) {
        throw resourceInUse(`Space with name ${name} already exists: ${arn}`);
      }
      if (state.spaces.size >= QUOTAS.spaces.limit) {
        throw resourceLimitExceeded(QUOTAS.spaces, state.spaces.size);
      }
      const now = context.clock.now();
      const space: Space = {
        domainId,
        spaceName: name,
        arn,
        status: 'Pending',
        creationTime: now,
        lastModifiedTime: now,
        tags: tagMap(input.Tags),
        ownerUserProfileName: owner,
        sharingType,
        settings: input.SpaceSettings,
        displayName: input.SpaceDisplayName,
      };
      state.spaces.set(keyInDomain(domainId, name), space);
      settle(context, space, {
        during: 'Pending',
        milliseconds: DURATIONS.space.create,
        then: () => {
          space.status = 'InService';
        },
      });
      return { SpaceArn: arn };
    },
  ),

  DescribeSpace: sageMakerOperation<
    DescribeSpaceRequest,
    DescribeSpaceResponse
  >(({ context, input, state }) => {
    const known = state.spaces.get(
      keyInDomain(input.DomainId!, input.SpaceName!),
    );
    const arn = spaceArn(context, input.DomainId!, input.SpaceName!);
    context.authorize(
      'sagemaker:DescribeSpace',
      arn,
      resourceTagConditions(known),
    );
    const space = requireSpace(state, input.DomainId!, input.SpaceName!);
    return {
      DomainId: space.domainId,
      SpaceArn: space.arn,
      SpaceName: space.spaceName,
      Status: space.status,
      CreationTime: space.creationTime,
      LastModifiedTime: space.lastModifiedTime,
      SpaceSettings: space.settings,
      SpaceDisplayName: space.displayName,
      OwnershipSettings: space.ownerUserProfileName
        ? { OwnerUserProfileName: space.ownerUserProfileName }
        : undefined,
      SpaceSharingSettings: space.sharingType
        ? { SharingType: space.sharingType as 'Private' }
        : undefined,
    };
  }),

  ListSpaces: sageMakerOperation<ListSpacesRequest, ListSpacesResponse>(
    ({ context, input, state }) => {
      context.authorize('sagemaker:ListSpaces', '*');
      const contains = input.SpaceNameContains?.toLowerCase() ?? '';
      const chosen = [...state.spaces.values()].filter(
        space =>
          (input.DomainIdEquals === undefined ||
            space.domainId === input.DomainIdEquals) &&
          space.spaceName.toLowerCase().includes(contains),
      );
      const { items, nextToken } = page(chosen, input, space =>
        keyInDomain(space.domainId, space.spaceName),
      );
      return {
        Spaces: items.map(space => ({
          DomainId: space.domainId,
          SpaceName: space.spaceName,
          Status: space.status,
          CreationTime: space.creationTime,
          LastModifiedTime: space.lastModifiedTime,
          SpaceDisplayName: space.displayName,
          OwnershipSettingsSummary: {
            OwnerUserProfileName: space.ownerUserProfileName,
          },
          SpaceSharingSettingsSummary: {
            SharingType: space.sharingType as 'Private' | undefined,
          },
        })),
        NextToken: nextToken,
      };
    },
  ),

  DeleteSpace: sageMakerOperation<DeleteSpaceRequest, object>(
    ({ context, input, state }) => {
      const known = state.spaces.get(
        keyInDomain(input.DomainId!, input.SpaceName!),
      );
      context.authorize(
        'sagemaker:DeleteSpace',
        spaceArn(context, input.DomainId!, input.SpaceName!),
        {
          ...resourceTagConditions(known),
          ...ownershipConditions(context, input.DomainId!, known),
        },
      );
      const space = requireSpace(state, input.DomainId!, input.SpaceName!);
      const { domainId, spaceName } = space;
      const apps = state.liveApps({ domainId, spaceName });
      if (apps.length > 0) {
        throw resourceInUse(
          `Unable to delete Space [${spaceName}] because it has associated apps: ${apps
            .map(app => app.arn)
            .join(', ')}.`,
        );
      }
      settle(context, space, {
        during: 'Deleting',
        milliseconds: DURATIONS.space.delete,
        then: () => {
          state.spaces.delete(keyInDomain(domainId, spaceName));
        },
      });
      return {};
    },
  ),
};
