/**
 * Catalog module that keeps one Resource entity for each analytics environment.
 *
 * @packageDocumentation
 */
export { catalogModuleGcoAnalytics as default } from './module';
export * from './AnalyticsEnvironmentEntityProvider';
export * from './toEntity';
