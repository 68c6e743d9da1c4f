import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** Where the provider's schedule is configured. */
export const SCHEDULE_CONFIG_KEY = 'catalog.providers.gcoAnalytics.schedule';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
  // Soon, so that a new portal shows its environments, but not while the other plugins still start.
  initialDelay: { seconds: 5 },
  scope: 'global',
};

/** Reads how often all environments are read again. */
export function readProviderSchedule(
  config: RootConfigService,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(SCHEDULE_CONFIG_KEY);
  return schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : DEFAULT_SCHEDULE;
}
