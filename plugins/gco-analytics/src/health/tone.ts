import { EnvironmentState, Health } from '@gco/plugin-gco-analytics-common';
import { OverallState } from './overallState';

/** Colour and icon of a state; the words beside them say the same. */
export type Tone = 'success' | 'info' | 'warning' | 'danger' | 'neutral';

const TONE_OF_HEALTH: Record<Health, Tone> = {
  healthy: 'success',
  stopped: 'neutral',
  working: 'info',
  unknown: 'warning',
  failed: 'danger',
};

const TONE_OF_OVERALL: Record<OverallState, Tone> = {
  healthy: 'success',
  stopped: 'success',
  working: 'info',
  unknown: 'warning',
  unhealthy: 'danger',
  deploying: 'info',
  changing: 'info',
  retiring: 'info',
  retired: 'neutral',
  failed: 'danger',
};

const TONE_OF_STATE: Record<EnvironmentState, Tone> = {
  deploying: 'info',
  active: 'success',
  changing: 'info',
  failed: 'danger',
  retiring: 'info',
  retired: 'neutral',
};

export function toneOfHealth(health: Health): Tone {
  return TONE_OF_HEALTH[health];
}

export function toneOfOverall(overall: OverallState): Tone {
  return TONE_OF_OVERALL[overall];
}

export function toneOfState(state: EnvironmentState): Tone {
  return TONE_OF_STATE[state];
}
