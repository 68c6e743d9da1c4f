import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * A duration of the config in milliseconds, within `min` and `max` milliseconds.
 *
 * @throws InputError naming key, limits and the value given
 */
export function readDuration(
  config: Config | undefined,
  key: string,
  options: { default: number; min: number; max?: number },
): number {
  if (!config?.has(key)) {
    return options.default;
  }
  const value = durationToMilliseconds(readDurationFromConfig(config, { key }));
  const { min, max = Number.POSITIVE_INFINITY } = options;
  if (!(value >= min && value <= max)) {
    const limits =
      max === Number.POSITIVE_INFINITY
        ? `at least ${min / 1000}`
        : `${min / 1000} to ${max / 1000}`;
    throw new InputError(
      `gcoAnalytics: ${key} must be ${limits} seconds, got ${value / 1000}`,
    );
  }
  return value;
}
