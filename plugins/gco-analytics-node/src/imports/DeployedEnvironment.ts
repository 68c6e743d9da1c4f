import {
  EnvironmentOutputs,
  OperationFailure,
  OperationKind,
} from '@gco/plugin-gco-analytics-common';
import { JsonObject } from '@backstage/types';

/**
 * An operation that ended before the portal knew the environment.
 *
 * @public
 */
export interface PastOperation {
  kind: OperationKind;
  state: 'succeeded' | 'failed';
  /** Entity ref of the person who started it. */
  startedBy: string;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601. */
  finishedAt: string;
  /** How many resources it worked on. */
  resources?: number;
  failure?: OperationFailure;
}

/**
 * An environment that was deployed before this portal knew it.
 *
 * @public
 */
export interface DeployedEnvironment {
  /** Blueprint config with name, owner, account and region, without the `access` section. */
  config: JsonObject;
  /** Outputs of its stack; of interest only when a deployment has succeeded. */
  outputs: Partial<EnvironmentOutputs>;
  /** What the environment's roles in AWS demand of the portal. A secret: it goes nowhere but into the portal's database. */
  externalId: string;
  /** Entity ref of the person who created it. */
  createdBy: string;
  /** ISO 8601. */
  createdAt: string;
  /** Oldest first, beginning with the deployment. */
  operations: PastOperation[];
}
