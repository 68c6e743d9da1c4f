export { EnvironmentAuthorizer } from './EnvironmentAuthorizer';
export type { EnvironmentDecision } from './EnvironmentAuthorizer';
export {
  analyticsEnvironmentConditions,
  analyticsEnvironmentResourceRef,
  analyticsEnvironmentRules,
  createAnalyticsEnvironmentConditionalDecision,
} from './rules';
export type { EnvironmentResource } from './rules';
