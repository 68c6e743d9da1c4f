import { SchedulerService } from '@backstage/backend-plugin-api';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { EnvironmentImports } from './imports';
import { StatusRefresher } from './status';
import { AnalyticsStore } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Has the plugin's regular work done, by one replica at a time. */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  config: AnalyticsConfig;
  store: AnalyticsStore;
  statusRefresher: StatusRefresher;
  /** Undefined when nobody imports anything. */
  imports?: EnvironmentImports;
}): Promise<void> {
  const { scheduler, config, store, statusRefresher, imports } = options;
  if (imports) {
    await scheduler.scheduleTask({
      id: 'gco-analytics-imports',
      frequency: { minutes: 10 },
      timeout: { minutes: 5 },
      scope: 'global',
      fn: () => imports.run(),
    });
  }
  await scheduler.scheduleTask({
    id: 'gco-analytics-status',
    frequency: { seconds: config.status.frequencySeconds },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 5 },
    scope: 'global',
    fn: () => statusRefresher.refreshAll(),
  });
  await scheduler.scheduleTask({
    id: 'gco-analytics-cleanup',
    frequency: { hours: 6 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    // A bucket unused for a day is full again: it need not be kept.
    fn: () => store.rateLimits.prune(new Date(Date.now() - DAY_MS)),
  });
}
