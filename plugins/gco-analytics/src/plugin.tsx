import {
  ApiBlueprint,
  AppRootElementBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  AnalyticsClient,
  ENVIRONMENT_ANNOTATION,
  PLUGIN_ID,
} from '@gco/plugin-gco-analytics-common';
import { RiFlaskLine } from '@remixicon/react';
import { z } from 'zod';
import { analyticsApiRef } from './api';
import { DEFAULT_TEMPLATE_REF } from './fleet/defaultTemplateRef';
import { LocalAwsBanner } from './localAws';
import {
  createEnvironmentRouteRef,
  fleetRouteRef,
  operationTaskRouteRef,
} from './routes';
import { environmentNameFormField, targetFormField } from './wizard';

export const analyticsApi = ApiBlueprint.make({
  params: define =>
    define({
      api: analyticsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new AnalyticsClient(apis),
    }),
});

export const environmentCard = EntityCardBlueprint.make({
  name: 'environment',
  params: {
    type: 'content',
    filter: {
      [`metadata.annotations.${ENVIRONMENT_ANNOTATION}`]: { $exists: true },
    },
    loader: () => import('./card').then(m => <m.EntityAnalyticsCard />),
  },
});

export const fleetPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    templateRef: z
      .string()
      .default(DEFAULT_TEMPLATE_REF)
      .describe('Entity ref of the template that creates an environment'),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/gco-analytics',
      routeRef: fleetRouteRef,
      title: 'Analytics',
      icon: <RiFlaskLine />,
      loader: () =>
        import('./fleet').then(m => (
          <m.FleetPage templateRef={config.templateRef} />
        )),
    }),
});

export const localAwsBanner = AppRootElementBlueprint.make({
  name: 'local-aws',
  params: { element: <LocalAwsBanner /> },
});

/**
 * GCO Analytics for apps on the new frontend system: the card on entity pages, the fleet page, the wizard's fields and
 * the notice of a local AWS.
 *
 * @public
 */
export const analyticsFrontendPlugin = createFrontendPlugin({
  pluginId: PLUGIN_ID,
  title: 'Analytics',
  icon: <RiFlaskLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: fleetRouteRef },
  externalRoutes: {
    createEnvironment: createEnvironmentRouteRef,
    operationTask: operationTaskRouteRef,
  },
  extensions: [
    analyticsApi,
    environmentCard,
    fleetPage,
    environmentNameFormField,
    targetFormField,
    localAwsBanner,
  ],
});
