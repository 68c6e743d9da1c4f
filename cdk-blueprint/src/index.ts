/**
 * The blueprint of an analytics environment: its configuration and the runner that deploys it. This entry loads nothing
 * of the CDK; `@gco/analytics-blueprint/synth` does.
 *
 * @packageDocumentation
 */
export * from './config';
export * from './plan';
export { BLUEPRINT_VERSION } from './version';
export * from './runner';
