import type { CreateSpaceRequest } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import { QUOTAS } from '../servicequotas';
import { fileSystemIdsOf } from './customFileSystems';
import { requireDomain } from './domainAccess';
import { requireStudioQuota, validationException } from './errors';
import { idleSettingsFor } from './idleTimeout';
import { SageMakerState, Space, UserProfile } from './SageMakerState';
import { customFileSystemIdsOf, spaceName } from './spaceAccess';

/** Size of a space's volume where neither space nor domain says one. */
const DEFAULT_VOLUME_GB = 5;

type SpaceSettings = CreateSpaceRequest['SpaceSettings'];

/** What a space is to be, whether it exists already or not. */
export interface WantedSpace
  extends Pick<Space, 'domainId' | 'spaceName' | 'sharingType'> {
  readonly owner?: UserProfile;
  readonly settings: SpaceSettings;
}

/** Checks what the limits of single members do not say. */
export function validateSpace(
  state: SageMakerState,
  wanted: WantedSpace,
): void {
  requireOfferedFileSystems(state, wanted);
  requireIdleTimeoutInBounds(state, wanted);
}

/** Size of the volume that a space has, or is to have, in GB. */
export function volumeSizeOf(
  state: SageMakerState,
  { domainId, settings }: Pick<WantedSpace, 'domainId' | 'settings'>,
): number {
  const defaults = requireDomain(state, domainId).settings.DefaultUserSettings
    ?.SpaceStorageSettings?.DefaultEbsStorageSettings;
  return (
    settings?.SpaceStorageSettings?.EbsStorageSettings?.EbsVolumeSizeInGb ??
    defaults?.DefaultEbsVolumeSizeInGb ??
    DEFAULT_VOLUME_GB
  );
}

/** Refuses more GB of volumes than the account may have, or than the domain lets a space have. */
export function requireRoomForVolume(
  context: CallContext,
  state: SageMakerState,
  wanted: WantedSpace,
  before = 0,
): void {
  const size = volumeSizeOf(state, wanted);
  const maximum = requireDomain(state, wanted.domainId).settings
    .DefaultUserSettings?.SpaceStorageSettings?.DefaultEbsStorageSettings
    ?.MaximumEbsVolumeSizeInGb;
  if (maximum !== undefined && size > maximum) {
    throw validationException(
      `EbsVolumeSizeInGb ${size} of ${spaceName(
        wanted,
      )} is more than the ${maximum} that Domain [${wanted.domainId}] allows.`,
    );
  }
  if (size > before) {
    requireStudioQuota(context, QUOTAS.sageMaker.spaceVolumes, {
      used: [...state.spaces.values()].reduce(
        (sum, space) => sum + volumeSizeOf(state, space),
        0,
      ),
      wanted: size - before,
      unit: 'Gigabytes',
    });
  }
}

/** A space may take in only what the owner's profile, or the domain, offers. */
function requireOfferedFileSystems(
  state: SageMakerState,
  wanted: WantedSpace,
): void {
  const { settings } = requireDomain(state, wanted.domainId);
  const offered = fileSystemIdsOf([
    ...(wanted.owner?.userSettings?.CustomFileSystemConfigs ?? []),
    ...(settings.DefaultUserSettings?.CustomFileSystemConfigs ?? []),
    ...(settings.DefaultSpaceSettings?.CustomFileSystemConfigs ?? []),
  ]);
  const stray = customFileSystemIdsOf(wanted.settings).find(
    id => !offered.includes(id),
  );
  if (stray) {
    throw validationException(
      `${spaceName(
        wanted,
      )} cannot attach file system ${stray}: it is not among the custom file systems of its owner or of Domain [${
        wanted.domainId
      }].`,
    );
  }
}

/** People may choose their idle time between the bounds that the administrator set. */
function requireIdleTimeoutInBounds(
  state: SageMakerState,
  wanted: WantedSpace,
): void {
  for (const appType of ['JupyterLab', 'CodeEditor'] as const) {
    const { chosen, bounds } = idleSettingsFor(state, wanted, appType);
    const { MinIdleTimeoutInMinutes: min, MaxIdleTimeoutInMinutes: max } =
      bounds ?? {};
    if (
      chosen !== undefined &&
      (chosen < (min ?? chosen) || chosen > (max ?? chosen))
    ) {
      throw validationException(
        `IdleTimeoutInMinutes ${chosen} of ${spaceName(
          wanted,
        )} must be between its minimum ${min} and maximum ${max}.`,
      );
    }
  }
}
