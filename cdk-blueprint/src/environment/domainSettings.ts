import { CfnDomain } from 'aws-cdk-lib/aws-sagemaker';
import type { EnvironmentConfig } from '../config';
import { APP_INSTANCE_TYPES } from '../config/appInstanceTypes';

type StudioConfig = EnvironmentConfig['studio'];

/**
 * Settings of JupyterLab or Code Editor, for people as well as for spaces.
 *
 * @param script ARN of the script that runs when the app starts
 */
export const appSettings = (
  { idleShutdown }: Pick<StudioConfig, 'idleShutdown'>,
  script: string | undefined,
) => ({
  appLifecycleManagement: idle(idleShutdown),
  // Written out without a script too: leaving a setting away does not take it back.
  lifecycleConfigArns: script ? [script] : [],
  defaultResourceSpec: script ? { lifecycleConfigArn: script } : {},
});

/** What people see of Studio. Only a courtesy: the execution role's policy is what keeps them from using it. */
export function portalSettings({
  canvas,
  codeEditor,
  hyperpod,
  instanceTypes,
}: Pick<
  StudioConfig,
  'canvas' | 'codeEditor' | 'hyperpod' | 'instanceTypes'
>): CfnDomain.StudioWebPortalSettingsProperty {
  return {
    hiddenAppTypes: [
      ...(canvas.enabled ? [] : ['Canvas']),
      ...(codeEditor.enabled ? [] : ['CodeEditor']),
    ],
    hiddenMlTools: hyperpod.enabled ? [] : ['HyperPodClusters'],
    hiddenInstanceTypes:
      instanceTypes.length === 0
        ? []
        : APP_INSTANCE_TYPES.filter(type => !instanceTypes.includes(type)),
  };
}

// Written out even when switched off, for the same reason.
function idle({
  enabled,
  timeoutMinutes,
  minMinutes,
  maxMinutes,
}: StudioConfig['idleShutdown']): CfnDomain.AppLifecycleManagementProperty {
  return {
    idleSettings: {
      lifecycleManagement: enabled ? 'ENABLED' : 'DISABLED',
      idleTimeoutInMinutes: timeoutMinutes,
      minIdleTimeoutInMinutes: minMinutes,
      maxIdleTimeoutInMinutes: maxMinutes,
    },
  };
}
