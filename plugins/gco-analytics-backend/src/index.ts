/**
 * Backend of GCO Analytics: environments, their status, Studio access and operations.
 *
 * @packageDocumentation
 */
export { gcoAnalyticsPlugin as default } from './plugin';
export {
  analyticsEnvironmentConditions,
  analyticsEnvironmentResourceRef,
  createAnalyticsEnvironmentConditionalDecision,
} from './permissions';
