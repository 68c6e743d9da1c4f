import { createPermission } from '@backstage/plugin-permission-common';

/** @public */
export const RESOURCE_TYPE_ANALYTICS_ENVIRONMENT = 'gco-analytics-environment';

const resourceType = RESOURCE_TYPE_ANALYTICS_ENVIRONMENT;

/**
 * See an environment, its status and its operations.
 *
 * @public
 */
export const environmentReadPermission = createPermission({
  name: 'gco-analytics.environment.read',
  attributes: { action: 'read' },
  resourceType,
});

/**
 * Create an environment. Asked with the environment as it would become, so that owner rules apply to it.
 *
 * @public
 */
export const environmentCreatePermission = createPermission({
  name: 'gco-analytics.environment.create',
  attributes: { action: 'create' },
  resourceType,
});

/**
 * Change or upgrade an environment.
 *
 * @public
 */
export const environmentUpdatePermission = createPermission({
  name: 'gco-analytics.environment.update',
  attributes: { action: 'update' },
  resourceType,
});

/**
 * Retire an environment.
 *
 * @public
 */
export const environmentDeletePermission = createPermission({
  name: 'gco-analytics.environment.delete',
  attributes: { action: 'delete' },
  resourceType,
});

/**
 * Open Studio in an environment, as oneself.
 *
 * @public
 */
export const studioOpenPermission = createPermission({
  name: 'gco-analytics.studio.open',
  attributes: {},
  resourceType,
});

/**
 * See the whole fleet: the admin view.
 *
 * @public
 */
export const fleetReadPermission = createPermission({
  name: 'gco-analytics.fleet.read',
  attributes: { action: 'read' },
});

/** @public */
export const analyticsEnvironmentPermissions = [
  environmentReadPermission,
  environmentCreatePermission,
  environmentUpdatePermission,
  environmentDeletePermission,
  studioOpenPermission,
];

/** @public */
export const analyticsPermissions = [
  ...analyticsEnvironmentPermissions,
  fleetReadPermission,
];
