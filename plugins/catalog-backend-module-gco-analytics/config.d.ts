import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** The entity provider of analytics environments. */
      gcoAnalytics?: {
        /**
         * How often all environments are read again. Single changes arrive within seconds through the events service;
         * this is what heals a missed one.
         *
         * Default: every 10 minutes, for the first time 5 seconds after the start, with a timeout of 5 minutes.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
