import { SchedulerService } from '@backstage/backend-plugin-api';
import { AnalyticsConfig } from '@gco/plugin-gco-analytics-node';
import { StatusRefresher } from './status';
import { AnalyticsStore } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Has the plugin's regular work done, by one replica at a time. */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  config: AnalyticsConfig;
  store: AnalyticsStore;
  statusRefresher: StatusRefresher;
}): Promise<void> {
  const { scheduler, config, store, statusRefresher } = options;
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
