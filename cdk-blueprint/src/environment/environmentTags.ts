import type { EnvironmentConfig } from '../config';

/**
 * The tags of an environment's resources. CloudFormation replaces a Studio domain when its tags change, so these hold
 * only what never changes; owner and the like belong to the portal.
 */
export const environmentTags = (
  config: EnvironmentConfig,
): Record<string, string> => ({
  'gco:environment': config.environment.name,
  'gco:project': config.projectName,
});
