import type {
  DeleteSpaceRequest,
  DescribeSpaceRequest,
  DescribeSpaceResponse,
  ListSpacesRequest,
  ListSpacesResponse,
} from '@aws-sdk/client-sagemaker';
import { Operation } from '../../core/types';
import { spaceArn } from './arns';
import { createSpace } from './createSpace';
import { DURATIONS } from './durations';
import { associatedWith } from './errors';
import { sortedPage } from './page';
import { requireDeletable } from './refuseByState';
import { sageMakerOperation } from './sageMakerOperation';
import { keyInDomain } from './SageMakerState';
import { settleStudio } from './settle';
import { ownershipConditions, requireSpace, spaceName } from './spaceAccess';
import { resourceTagConditions } from './tags';
import { updateSpace } from './updateSpace';

/** Operations on spaces. */
export const spaceOperations: Record<string, Operation> = {
  CreateSpace: sageMakerOperation(createSpace),

  UpdateSpace: sageMakerOperation(updateSpace),

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
      FailureReason: space.failureReason,
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
      const { items, nextToken } = sortedPage(chosen, input, space =>
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
        known?.arn ?? spaceArn(context, input.DomainId!, input.SpaceName!),
        {
          ...resourceTagConditions(known),
          ...ownershipConditions(context, input.DomainId!, known),
        },
      );
      const space = requireSpace(state, input.DomainId!, input.SpaceName!);
      if (state.liveApps(space).length > 0) {
        throw associatedWith(spaceName(space), 'App');
      }
      requireDeletable(space, spaceName(space));
      settleStudio(context, space, {
        resourceType: 'AWS::SageMaker::Space',
        change: 'delete',
        milliseconds: DURATIONS.space.delete,
        remove: () => {
          state.forgetApps(space, 'failed');
          state.spaces.delete(keyInDomain(space.domainId, space.spaceName));
        },
      });
      return {};
    },
  ),
};
