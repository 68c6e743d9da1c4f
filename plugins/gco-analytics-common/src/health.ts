import { Health, ResourceStatus } from './types';

const fromBestToWorst: readonly Health[] = [
  'healthy',
  'stopped',
  'working',
  'unknown',
  'failed',
];

/**
 * The worst of several healths; `unknown` when there is none to go by.
 *
 * @public
 */
export function worstOf(healths: Health[]): Health {
  if (healths.length === 0) {
    return 'unknown';
  }
  const rank = Math.max(
    ...healths.map(health => fromBestToWorst.indexOf(health)),
  );
  return fromBestToWorst[rank];
}

/**
 * Health of an environment from its resources.
 *
 * A stopped resource does not make the environment unhealthy: an idle EMR application stops itself and starts with the
 * next job. Only when nothing runs at all is the environment `stopped`.
 *
 * @public
 */
export function environmentHealth(
  resources: Pick<ResourceStatus, 'health'>[],
): Health {
  const running = resources
    .map(resource => resource.health)
    .filter(health => health !== 'stopped');
  if (running.length === 0 && resources.length > 0) {
    return 'stopped';
  }
  return worstOf(running);
}
