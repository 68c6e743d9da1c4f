/**
 * AWS identity, configuration and extension points of GCO Analytics, for backend packages.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './config';
export * from './imports';
export * from './profiles';
export * from './sessions';
