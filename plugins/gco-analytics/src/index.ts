/**
 * GCO Analytics in the browser: the environment's card with Open Studio, the fleet page and the wizard's fields.
 *
 * Apps on the new frontend system take the default export; apps on the old one take the named extensions.
 *
 * @packageDocumentation
 */
export { analyticsFrontendPlugin as default } from './plugin';
export { analyticsApiRef } from './api';
export { isAnalyticsAvailable } from './card/isAnalyticsAvailable';
export type { FleetPageProps } from './fleet/FleetPage';
export * from './legacy';
export type { Target } from './wizard/Target';
export { analyticsTranslationRef } from './translations';
