/**
 * Scaffolder module with the actions that deploy analytics environments.
 *
 * @packageDocumentation
 */
export { scaffolderModuleGcoAnalytics as default } from './module';
export * from './access';
export * from './actions';
