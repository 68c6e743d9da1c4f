import { useEffect } from 'react';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  ENVIRONMENT_SIGNAL_CHANNEL,
  EnvironmentSignal,
} from '@gco/plugin-gco-analytics-common';
import { JsonObject } from '@backstage/types';
import { usePolling } from './usePolling';

// With signals polling only makes up for a lost connection; without, it is all there is.
const INTERVALS_MS = {
  withSignals: { moving: 15_000, resting: 120_000 },
  alone: { moving: 3_000, resting: 30_000 },
};

/**
 * Calls back when an environment may have changed.
 *
 * @param options.isMoving whether an operation runs or a resource is on its way to another state
 */
export function useLiveUpdates(options: {
  environment: string;
  isMoving: boolean;
  onChange: () => void;
}): void {
  const { environment, isMoving, onChange } = options;
  const { lastSignal, isSignalsAvailable } = useSignal<
    EnvironmentSignal & JsonObject
  >(ENVIRONMENT_SIGNAL_CHANNEL);

  useEffect(() => {
    if (lastSignal?.environment === environment) onChange();
  }, [lastSignal, environment, onChange]);

  const intervals = isSignalsAvailable
    ? INTERVALS_MS.withSignals
    : INTERVALS_MS.alone;
  usePolling(onChange, isMoving ? intervals.moving : intervals.resting);
}
