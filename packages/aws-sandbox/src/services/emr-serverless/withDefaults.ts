import { EmrApplication } from './EmrServerlessState';

const DEFAULT_IDLE_MINUTES = 15;

/** Settings with what the service puts in for members that are absent. */
export function withDefaults(
  settings: EmrApplication['settings'],
): EmrApplication['settings'] {
  return {
    ...settings,
    architecture: settings.architecture ?? 'X86_64',
    autoStartConfiguration: {
      enabled: true,
      ...settings.autoStartConfiguration,
    },
    autoStopConfiguration: {
      enabled: true,
      ...settings.autoStopConfiguration,
      idleTimeoutMinutes:
        settings.autoStopConfiguration?.idleTimeoutMinutes ??
        DEFAULT_IDLE_MINUTES,
    },
    interactiveConfiguration: {
      studioEnabled: false,
      livyEndpointEnabled: false,
      ...settings.interactiveConfiguration,
    },
  };
}
