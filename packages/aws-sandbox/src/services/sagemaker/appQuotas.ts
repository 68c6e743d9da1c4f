import type { AppType, ResourceSpec } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';
import { Quota, QUOTAS } from '../servicequotas';
import { requireStudioQuota } from './errors';
import { isLive, SageMakerState } from './SageMakerState';

const { sageMaker } = QUOTAS;

/** Quotas of apps of one type on one instance type, as far as they are known. */
const BY_INSTANCE: Readonly<Record<string, Quota | undefined>> = {
  'KernelGateway/ml.t3.medium': sageMaker.kernelGatewayOnT3Medium,
  'JupyterLab/ml.t3.medium': sageMaker.jupyterLabOnT3Medium,
  'CodeEditor/ml.t3.large': sageMaker.codeEditorOnT3Large,
};

/** Refuses one more app than the account may run, in all or on its instance type. */
export function requireRoomForApp(
  context: CallContext,
  state: SageMakerState,
  appType: AppType,
  spec: ResourceSpec,
): void {
  const running = [...state.apps.values()].filter(isLive);
  requireStudioQuota(context, sageMaker.runningApps, {
    used: running.length,
    unit: 'Apps',
  });
  const quota = BY_INSTANCE[`${appType}/${spec.InstanceType}`];
  if (quota) {
    requireStudioQuota(context, quota, {
      used: running.filter(
        app =>
          app.appType === appType &&
          app.resourceSpec?.InstanceType === spec.InstanceType,
      ).length,
      unit: 'Apps',
    });
  }
}
