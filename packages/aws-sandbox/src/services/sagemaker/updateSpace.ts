import type {
  UpdateSpaceRequest,
  UpdateSpaceResponse,
} from '@aws-sdk/client-sagemaker';
import { spaceArn } from './arns';
import { DURATIONS } from './durations';
import { resourceInUse, validationException } from './errors';
import { requireUpdatable } from './refuseByState';
import { SageMakerCall } from './sageMakerOperation';
import { keyInDomain, SageMakerState, Space } from './SageMakerState';
import { settleStudio } from './settle';
import { ownershipConditions, requireSpace, spaceName } from './spaceAccess';
import { resourceTagConditions } from './tags';
import { findUserProfile } from './userProfiles';
import {
  requireRoomForVolume,
  validateSpace,
  volumeSizeOf,
} from './validateSpace';

/** `sagemaker:UpdateSpace`. Whose a space is, how it is shared and what kind of app it holds stays. */
export function updateSpace({
  context,
  input,
  state,
}: SageMakerCall<UpdateSpaceRequest>): UpdateSpaceResponse {
  const [domainId, name] = [input.DomainId!, input.SpaceName!];
  const known = state.spaces.get(keyInDomain(domainId, name));
  context.authorize(
    'sagemaker:UpdateSpace',
    known?.arn ?? spaceArn(context, domainId, name),
    {
      ...resourceTagConditions(known),
      ...ownershipConditions(context, domainId, known),
    },
  );
  const space = requireSpace(state, domainId, name);
  requireUpdatable(space, spaceName(space));
  const wanted = {
    ...space,
    owner:
      space.ownerUserProfileName === undefined
        ? undefined
        : findUserProfile(state, domainId, space.ownerUserProfileName),
    settings: { ...space.settings, ...input.SpaceSettings },
  };
  refuseOtherAppType(space, input);
  validateSpace(state, wanted);
  refuseStorageChange(state, space, wanted);
  requireRoomForVolume(context, state, wanted, volumeSizeOf(state, space));
  space.settings = wanted.settings;
  space.displayName = input.SpaceDisplayName ?? space.displayName;
  settleStudio(context, space, {
    resourceType: 'AWS::SageMaker::Space',
    change: 'update',
    milliseconds: DURATIONS.space.update,
  });
  return { SpaceArn: space.arn };
}

function refuseOtherAppType(space: Space, input: UpdateSpaceRequest): void {
  const [is, wanted] = [space.settings?.AppType, input.SpaceSettings?.AppType];
  if (wanted !== undefined && wanted !== is) {
    throw validationException(
      `AppType of ${spaceName(space)} cannot change from ${is} to ${wanted}.`,
    );
  }
}

/** Volumes grow, never shrink; and what is mounted changes only while nothing runs in the space. */
function refuseStorageChange(
  state: SageMakerState,
  space: Space,
  wanted: Pick<Space, 'domainId' | 'settings'>,
): void {
  const [is, becomes] = [space, wanted].map(one => volumeSizeOf(state, one));
  if (becomes < is) {
    throw validationException(
      `EbsVolumeSizeInGb of ${spaceName(
        space,
      )} cannot be reduced from ${is} to ${becomes}.`,
    );
  }
  const mounted = ({ settings }: Pick<Space, 'settings'>) =>
    JSON.stringify(settings?.CustomFileSystems ?? []);
  const [running] = state.liveApps(space);
  if (running && (becomes !== is || mounted(wanted) !== mounted(space))) {
    throw resourceInUse(
      `Storage of ${spaceName(space)} cannot change while app ${
        running.arn
      } is ${running.status}.`,
    );
  }
}
