import {
  EnvironmentSummary,
  Operation,
  StatusSnapshot,
} from '@gco/plugin-gco-analytics-common';

/** What the one pill for a whole environment says. */
export type OverallState =
  | 'healthy'
  | 'stopped'
  | 'working'
  | 'unknown'
  | 'unhealthy'
  | 'deploying'
  | 'changing'
  | 'retiring'
  | 'retired'
  | 'failed';

/** State of the whole environment: where it stands in its life, and once it is active, how its resources are. */
export function overallState(
  environment: Pick<EnvironmentSummary, 'state' | 'health'>,
): OverallState {
  if (environment.state !== 'active') return environment.state;
  return environment.health === 'failed' ? 'unhealthy' : environment.health;
}

/** Whether an operation runs or a resource is on its way to another state, so that news is to be expected soon. */
export function isMoving(
  environment: Pick<EnvironmentSummary, 'state'> & { operation?: Operation },
  status: StatusSnapshot,
): boolean {
  return (
    ['deploying', 'changing', 'retiring'].includes(environment.state) ||
    environment.operation?.state === 'running' ||
    status.resources.some(resource => resource.health === 'working')
  );
}
