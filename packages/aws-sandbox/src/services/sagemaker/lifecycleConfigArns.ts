import type { UserSettings } from '@aws-sdk/client-sagemaker';
import { validationException } from './errors';
import { SageMakerState } from './SageMakerState';

const APPS = [
  'JupyterLabAppSettings',
  'CodeEditorAppSettings',
  'JupyterServerAppSettings',
  'KernelGatewayAppSettings',
] as const;

/** Lifecycle configurations that user settings name, in the lists or as built-in. */
export function lifecycleConfigArnsOf(
  settings: UserSettings | undefined,
): string[] {
  return APPS.flatMap(app => {
    const chosen = settings?.[app];
    const builtIn =
      chosen && 'BuiltInLifecycleConfigArn' in chosen
        ? chosen.BuiltInLifecycleConfigArn
        : undefined;
    return [
      ...(chosen?.LifecycleConfigArns ?? []),
      ...(builtIn ? [builtIn] : []),
    ];
  });
}

/** Refuses settings that name lifecycle configurations which do not exist. */
export function requireLifecycleConfigs(
  state: SageMakerState,
  settings: UserSettings | undefined,
): void {
  const known = new Set(
    [...state.lifecycleConfigs.values()].map(({ arn }) => arn),
  );
  const missing = lifecycleConfigArnsOf(settings).find(arn => !known.has(arn));
  if (missing) {
    throw validationException(
      `StudioLifecycleConfig ${missing} does not exist.`,
    );
  }
}
