import { Construct, IDependable } from 'constructs';
import type { EnvironmentConfig } from '../config';
import { EnvironmentNames } from '../config/environmentNames';
import { EnvironmentNetwork } from '../network/EnvironmentNetwork';
import { DomainLifecycle } from './lifecycle/DomainLifecycle';
import { SparkApplication, SparkApplicationProps } from './SparkApplication';

/** What Spark depends on. */
export interface SparkOptions {
  readonly settings: EnvironmentConfig['emr'];
  readonly names: EnvironmentNames;
  readonly network: EnvironmentNetwork;
  readonly lifecycle: DomainLifecycle;

  /** Where logs of jobs go. */
  readonly logs: SparkApplicationProps['logs'];
}

/** The Spark application. */
export interface Spark {
  readonly application: SparkApplication;

  /** Whoever can start the application depends on this, so as to be gone before it is stopped for good. */
  readonly deleteGuard: IDependable;
}

/** Adds the Spark application with its guards; undefined when the environment has none. */
export function addSpark(
  scope: Construct,
  { settings, names, network, lifecycle, logs }: SparkOptions,
): Spark | undefined {
  const { spark: securityGroup } = network.securityGroups;
  if (!securityGroup) return undefined;
  const application = new SparkApplication(scope, 'SparkApplication', {
    applicationName: names.emrApplication,
    subnetIds: network.workloadSubnetIds,
    securityGroup,
    settings,
    logs,
  });
  const deleteGuard = lifecycle.guardSpark(application, names.emrApplication);
  return { application, deleteGuard };
}
