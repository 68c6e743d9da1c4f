import { Application } from '@aws-sdk/client-emr-serverless';
import { Health, ResourceStatus } from '@gco/plugin-gco-analytics-common';

const healths: Record<string, Health> = {
  // Ready for its first job, which starts it.
  CREATED: 'healthy',
  STARTED: 'healthy',
  // In order: it stops itself when idle and starts with the next job.
  STOPPED: 'stopped',
  CREATING: 'working',
  STARTING: 'working',
  STOPPING: 'working',
  TERMINATED: 'failed',
};

/** An EMR Serverless application from GetApplication. */
export function emrStatus(
  application: Partial<Application>,
): Omit<ResourceStatus, 'kind' | 'id' | 'title'> {
  const state = application.state ?? 'Unknown';
  const health = healths[state] ?? 'unknown';
  const { maximumCapacity, autoStopConfiguration: autoStop } = application;
  return {
    state,
    health,
    // Only what is not well needs an explanation; AWS keeps details of earlier states.
    ...(health === 'failed' &&
      application.stateDetails && { reason: application.stateDetails }),
    facts: {
      ...(application.releaseLabel && { release: application.releaseLabel }),
      ...(maximumCapacity?.cpu && { 'maximum vCPU': maximumCapacity.cpu }),
      ...(maximumCapacity?.memory && {
        'maximum memory': maximumCapacity.memory,
      }),
      ...(autoStop?.enabled &&
        autoStop.idleTimeoutMinutes !== undefined && {
          'stops after': `${autoStop.idleTimeoutMinutes} min idle`,
        }),
    },
  };
}
