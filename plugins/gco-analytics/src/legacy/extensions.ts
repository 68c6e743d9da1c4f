import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { fleetRouteRef } from '../routes';
import {
  EnvironmentNameField,
  environmentNameFieldSchema,
} from '../wizard/EnvironmentNameField';
import { ENVIRONMENT_NAME_FIELD, TARGET_FIELD } from '../wizard/fieldNames';
import { TargetField, targetFieldSchema } from '../wizard/TargetField';
import { validateEnvironmentName } from '../wizard/validateEnvironmentName';
import { validateTarget } from '../wizard/validateTarget';
import { gcoAnalyticsPlugin } from './gcoAnalyticsPlugin';

/**
 * The fleet page, for a route of an app on the old frontend system.
 *
 * @public
 */
export const AnalyticsFleetPage = gcoAnalyticsPlugin.provide(
  createRoutableExtension({
    name: 'AnalyticsFleetPage',
    component: () => import('../fleet/FleetPage').then(m => m.FleetPage),
    mountPoint: fleetRouteRef,
  }),
);

/**
 * The environment's card, for entity pages of an app on the old frontend system; use it where
 * {@link isAnalyticsAvailable} says so.
 *
 * @public
 */
export const EntityAnalyticsCard = gcoAnalyticsPlugin.provide(
  createComponentExtension({
    name: 'EntityAnalyticsCard',
    component: {
      lazy: () =>
        import('../card/EntityAnalyticsCard').then(m => m.EntityAnalyticsCard),
    },
  }),
);

/**
 * The notice of a local AWS, for the root of an app on the old frontend system.
 *
 * @public
 */
export const LocalAwsBanner = gcoAnalyticsPlugin.provide(
  createComponentExtension({
    name: 'LocalAwsBanner',
    component: {
      lazy: () => import('../localAws').then(m => m.LocalAwsBanner),
    },
  }),
);

/**
 * The wizard's field for the name of a new environment, `ui:field: GcoEnvironmentName`, for the scaffolder of an app on
 * the old frontend system.
 *
 * @public
 */
export const EnvironmentNameFieldExtension = gcoAnalyticsPlugin.provide(
  createScaffolderFieldExtension({
    name: ENVIRONMENT_NAME_FIELD,
    component: EnvironmentNameField,
    schema: environmentNameFieldSchema.schema,
    validation: validateEnvironmentName,
  }),
);

/**
 * The wizard's field for AWS account and region, `ui:field: GcoTarget`, for the scaffolder of an app on the old frontend
 * system.
 *
 * @public
 */
export const TargetFieldExtension = gcoAnalyticsPlugin.provide(
  createScaffolderFieldExtension({
    name: TARGET_FIELD,
    component: TargetField,
    schema: targetFieldSchema.schema,
    validation: validateTarget,
  }),
);
