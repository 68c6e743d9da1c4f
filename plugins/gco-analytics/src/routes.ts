import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

// Refs of core-plugin-api work in both frontend systems.

/** The fleet page. */
export const fleetRouteRef = createRouteRef({ id: 'gco-analytics' });

/** A template of the scaffolder; leads to the wizard that creates an environment. */
export const createEnvironmentRouteRef = createExternalRouteRef({
  id: 'gco-analytics:create-environment',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** A task of the scaffolder; leads to the log of an operation. */
export const operationTaskRouteRef = createExternalRouteRef({
  id: 'gco-analytics:operation-task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
