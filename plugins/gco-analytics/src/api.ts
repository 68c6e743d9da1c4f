import { createApiRef } from '@backstage/frontend-plugin-api';
import { AnalyticsApi, PLUGIN_ID } from '@gco/plugin-gco-analytics-common';

/**
 * The portal's API for environments, as the pages use it.
 *
 * Provide another implementation of {@link @gco/plugin-gco-analytics-common#AnalyticsApi} under this ref to run the
 * screens on other data, for example in tests.
 *
 * @public
 */
export const analyticsApiRef = createApiRef<AnalyticsApi>().with({
  id: 'plugin.gco-analytics.client',
  pluginId: PLUGIN_ID,
});
