import { JsonObject } from '@backstage/types';

/** An environment as a blueprint config describes it, whether it exists or not. */
export interface EnvironmentCandidate {
  name: string;
  /** Entity ref of a group, in lower case. */
  owner: string;
  accountId: string;
  region: string;
  stackName: string;
  /** The config with the values above in their canonical form, without the `access` section. */
  config: JsonObject;
}
