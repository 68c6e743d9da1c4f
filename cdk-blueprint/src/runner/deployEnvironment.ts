import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { readFile } from 'node:fs/promises';
import { EnvironmentConfig, parseEnvironmentConfig } from '../config';
import { synthesizeEnvironment } from '../synthesizeEnvironment';
import { CloudFormationStack } from './CloudFormationStack';
import { convergeStack } from './convergeStack';
import { deployRoleCredentials } from './deployRole';
import { EnvironmentDeployment } from './EnvironmentDeployment';
import { explainFailure } from './explainFailure';
import { Reporter } from './Reporter';
import { RunnerError } from './RunnerError';
import { DeployResult, RunnerEvent } from './types';

/** Options of {@link deployEnvironment}. */
export interface DeployEnvironmentOptions {
  readonly config: EnvironmentConfig;
  /** Directory of the cloud assembly; must not exist or be empty. */
  readonly outdir: string;
  /** Credentials that may assume the bootstrap roles of the account. */
  readonly credentials: AwsCredentialIdentityProvider;
  readonly onEvent: (event: RunnerEvent) => void;
  readonly pollIntervalMs: number;
}

/**
 * Synthesizes an environment and brings its stack to what the template says.
 *
 * @throws RunnerError
 */
export async function deployEnvironment(
  options: DeployEnvironmentOptions,
): Promise<DeployResult> {
  const reporter = new Reporter({ onEvent: options.onEvent });
  try {
    return await deploy(options, reporter);
  } catch (error) {
    throw new RunnerError(
      explainFailure(error, reporter.progress.firstFailure),
      error as Error,
    );
  } finally {
    reporter.close();
  }
}

async function deploy(
  options: DeployEnvironmentOptions,
  reporter: Reporter,
): Promise<DeployResult> {
  const { outdir, credentials, pollIntervalMs } = options;
  const config = parseConfig(options.config);
  const { region } = config;

  reporter.phase('Synthesizing the template');
  const { stackName, templateFile } = synthesizeEnvironment({ config, outdir });

  return convergeStack({
    config,
    stackName,
    stack: new CloudFormationStack({
      stackName,
      region,
      credentials: deployRoleCredentials(config, credentials),
    }),
    deployment: new EnvironmentDeployment({
      outdir,
      region,
      credentials,
      reporter,
      pollIntervalMs,
    }),
    reporter,
    pollIntervalMs,
    resources: await countResources(templateFile),
  });
}

// The config came from another process; what it says is deployed, so it is checked once more.
function parseConfig(config: unknown): EnvironmentConfig {
  try {
    return parseEnvironmentConfig(config);
  } catch (error) {
    throw new RunnerError({
      code: 'InvalidConfig',
      message: (error as Error).message,
    });
  }
}

async function countResources(templateFile: string): Promise<number> {
  const template: { Resources: Record<string, unknown> } = JSON.parse(
    await readFile(templateFile, 'utf8'),
  );
  return Object.keys(template.Resources).length;
}
