import type { EnvironmentConfig } from '../config';
import { BLUEPRINT_VERSION } from '../version';

/** Tag that tells an environment's resources from all others; permissions are scoped by it. */
export const ENVIRONMENT_TAG = 'gco:environment';

/** Tags by key. */
export type EnvironmentTags = Readonly<Record<string, string>>;

/** What tags are made of. */
export type TaggedConfig = Pick<
  EnvironmentConfig,
  'projectName' | 'environment'
>;

/** Tags that never change. The stack carries them, and so does every resource, even those that a new tag replaces. */
export const fixedTags = (config: TaggedConfig): EnvironmentTags => ({
  [ENVIRONMENT_TAG]: config.environment.name,
  'gco:project': config.projectName,
});

/** Tags that change with the config and the blueprint. What has no value has no tag. */
export function mutableTags({ environment }: TaggedConfig): EnvironmentTags {
  const tags: Record<string, string | undefined> = {
    'gco:owner': environment.owner,
    'gco:cost-centre': environment.costCentre,
    'gco:expires-on': environment.expiresOn,
    'gco:blueprint-version': BLUEPRINT_VERSION,
  };
  return Object.fromEntries(
    Object.entries(tags).filter(
      (tag): tag is [string, string] => tag[1] !== undefined,
    ),
  );
}
