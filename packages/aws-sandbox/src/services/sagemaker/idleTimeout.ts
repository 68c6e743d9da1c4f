import type {
  AppType,
  CreateSpaceRequest,
  IdleSettings,
} from '@aws-sdk/client-sagemaker';
import { SageMakerState, Space, UserProfile } from './SageMakerState';

/** App types that know idle shutdown. */
const SETTINGS = {
  JupyterLab: 'JupyterLabAppSettings',
  CodeEditor: 'CodeEditorAppSettings',
} as const;

/** A space and who owns it. */
interface OwnedSpace extends Pick<Space, 'domainId' | 'sharingType'> {
  readonly owner?: UserProfile;
  readonly settings: CreateSpaceRequest['SpaceSettings'];
}

/**
 * What idle settings a space has for an app type: what it chose itself, and what its owner's profile, else the domain,
 * sets. For shared spaces the domain's settings for spaces count.
 */
export function idleSettingsFor(
  state: SageMakerState,
  space: OwnedSpace,
  appType: keyof typeof SETTINGS,
): { chosen?: number; bounds?: IdleSettings } {
  const member = SETTINGS[appType];
  const { settings } = state.domains.get(space.domainId) ?? {};
  const bounds =
    space.sharingType === 'Shared'
      ? settings?.DefaultSpaceSettings?.JupyterLabAppSettings
          ?.AppLifecycleManagement?.IdleSettings
      : space.owner?.userSettings?.[member]?.AppLifecycleManagement
          ?.IdleSettings ??
        settings?.DefaultUserSettings?.[member]?.AppLifecycleManagement
          ?.IdleSettings;
  return {
    chosen:
      space.settings?.[member]?.AppLifecycleManagement?.IdleSettings
        ?.IdleTimeoutInMinutes,
    bounds,
  };
}

/** Minutes without activity after which an app of this type is shut down in the space; nothing when it is not. */
export function idleTimeoutOf(
  state: SageMakerState,
  space: OwnedSpace,
  appType: AppType,
): number | undefined {
  if (appType !== 'JupyterLab' && appType !== 'CodeEditor') {
    return undefined;
  }
  const { chosen, bounds } = idleSettingsFor(state, space, appType);
  return bounds?.LifecycleManagement === 'ENABLED'
    ? chosen ?? bounds.IdleTimeoutInMinutes
    : undefined;
}
