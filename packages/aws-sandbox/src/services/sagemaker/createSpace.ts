import type {
  CreateSpaceRequest,
  CreateSpaceResponse,
} from '@aws-sdk/client-sagemaker';
import { QUOTAS } from '../servicequotas';
import { spaceArn } from './arns';
import { requireDomain, requireInService } from './domainAccess';
import { DURATIONS } from './durations';
import {
  requireStudioQuota,
  resourceInUse,
  validationException,
} from './errors';
import { requireUsable } from './refuseByState';
import { SageMakerCall } from './sageMakerOperation';
import { keyInDomain, Space } from './SageMakerState';
import { settleStudio } from './settle';
import { ownershipConditions, spaceName } from './spaceAccess';
import { authorizeCreation, tagMap } from './tags';
import { requireUserProfile } from './userProfiles';
import { requireRoomForVolume, validateSpace } from './validateSpace';

/** `sagemaker:CreateSpace` */
export function createSpace({
  context,
  input,
  state,
}: SageMakerCall<CreateSpaceRequest>): CreateSpaceResponse {
  const { DomainId: domainId, SpaceName: name } = input as {
    DomainId: string;
    SpaceName: string;
  };
  const ownerName = input.OwnershipSettings?.OwnerUserProfileName;
  const sharingType = input.SpaceSharingSettings?.SharingType;
  const arn = spaceArn(context, domainId, name);
  authorizeCreation(context, {
    operation: 'CreateSpace',
    arn,
    tags: input.Tags,
    conditions: ownershipConditions(context, domainId, {
      ownerUserProfileName: ownerName,
      sharingType,
    }),
  });
  requireInService(requireDomain(state, domainId));
  if ((ownerName === undefined) !== (sharingType === undefined)) {
    throw validationException(
      `${spaceName({
        domainId,
        spaceName: name,
      })} needs OwnershipSettings and SpaceSharingSettings together, or neither.`,
    );
  }
  const owner =
    ownerName === undefined
      ? undefined
      : requireUserProfile(state, domainId, ownerName);
  if (owner) {
    requireUsable(owner, `UserProfile [${domainId}/${owner.userProfileName}]`);
  }
  const wanted = {
    domainId,
    spaceName: name,
    sharingType,
    owner,
    settings: input.SpaceSettings,
  };
  validateSpace(state, wanted);
  if (state.spaces.has(keyInDomain(domainId, name))) {
    throw resourceInUse(`Space with name ${name} already exists: ${arn}`);
  }
  requireStudioQuota(context, QUOTAS.sageMaker.spaces, {
    used: state.spaces.size,
    unit: 'Spaces',
  });
  requireRoomForVolume(context, state, wanted);
  const now = context.clock.now();
  const space: Space = {
    domainId,
    spaceName: name,
    arn,
    status: 'Pending',
    creationTime: now,
    lastModifiedTime: now,
    tags: tagMap(input.Tags),
    ownerUserProfileName: ownerName,
    sharingType,
    settings: input.SpaceSettings,
    displayName: input.SpaceDisplayName,
  };
  state.spaces.set(keyInDomain(domainId, name), space);
  settleStudio(context, space, {
    resourceType: 'AWS::SageMaker::Space',
    change: 'create',
    milliseconds: DURATIONS.space.create,
  });
  return { SpaceArn: arn };
}
