import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AnalyticsClient } from '@gco/plugin-gco-analytics-common';
import { createPluginFetchApi } from '@gco/plugin-gco-analytics-node';
import { AnalyticsEnvironmentEntityProvider } from './AnalyticsEnvironmentEntityProvider';
import { readProviderSchedule } from './readProviderSchedule';

/**
 * Adds the analytics environments to the catalog.
 *
 * @public
 */
export const catalogModuleGcoAnalytics = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'gco-analytics',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        logger,
        scheduler,
      }) {
        catalog.addEntityProvider(
          new AnalyticsEnvironmentEntityProvider({
            api: new AnalyticsClient({
              discoveryApi: discovery,
              fetchApi: createPluginFetchApi({
                auth,
                credentials: () => auth.getOwnServiceCredentials(),
              }),
            }),
            events,
            taskRunner: scheduler.createScheduledTaskRunner(
              readProviderSchedule(config),
            ),
            logger,
            // A console link would lead from the local AWS into somebody's real account.
            entity: { consoleLinks: !config.has('gcoAnalytics.localAws') },
          }),
        );
      },
    });
  },
});
