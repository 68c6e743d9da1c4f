import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { AnalyticsClient, PLUGIN_ID } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import {
  createEnvironmentRouteRef,
  fleetRouteRef,
  operationTaskRouteRef,
} from '../routes';

/**
 * GCO Analytics for apps on the old frontend system.
 *
 * @public
 */
export const gcoAnalyticsPlugin = createPlugin({
  id: PLUGIN_ID,
  apis: [
    createApiFactory({
      api: analyticsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new AnalyticsClient(apis),
    }),
  ],
  routes: { root: fleetRouteRef },
  externalRoutes: {
    createEnvironment: createEnvironmentRouteRef,
    operationTask: operationTaskRouteRef,
  },
});
