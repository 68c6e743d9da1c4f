import {
  EnvironmentOutputs,
  ResourceStatus,
} from '@gco/plugin-gco-analytics-common';
import { AccountConfig } from '@gco/plugin-gco-analytics-node';

/** Where to look. */
export interface StatusScope {
  account: AccountConfig;
  region: string;
}

/** What to look for: the resources of one environment. */
export interface StatusTarget {
  environment: string;
  outputs: Partial<EnvironmentOutputs>;
}

/** What was seen of one environment, or why nothing was. */
export type StatusReading =
  | { environment: string; resources: ResourceStatus[] }
  | { environment: string; failure: string };

/**
 * Reads the state of environments from AWS.
 *
 * It is given all environments of an account and region at once, so that it is free to ask for each one or for all together.
 */
export interface StatusReader {
  /**
   * One reading for each target. Rejects only when the account cannot be read at all.
   *
   * @throws AssumeRoleError when the read role cannot be assumed
   */
  read(scope: StatusScope, targets: StatusTarget[]): Promise<StatusReading[]>;
}
