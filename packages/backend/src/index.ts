import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The portal itself
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// GCO Analytics
backend.add(import('@gco/plugin-gco-analytics-backend'));
backend.add(import('@gco/plugin-scaffolder-backend-module-gco-analytics'));
backend.add(import('@gco/plugin-catalog-backend-module-gco-analytics'));

// This portal's own rules: who may do what, how people sign in on the local AWS, and what there is from the start
backend.add(import('./permissions'));
backend.add(import('./localPersonas'));
backend.add(import('./localEnvironments'));

backend.start();
