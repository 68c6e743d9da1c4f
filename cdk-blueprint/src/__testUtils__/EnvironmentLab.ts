import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { EnvironmentConfigInput, environmentStackName } from '../config';
import { DeployResult, ForkedEnvironmentRunner } from '../runner';
import { exampleConfig } from './configs';
import { deleteStack } from './deleteStack';
import { LocalAws } from './localAws';
import { emptyDirectory } from './templates';

/** Deploys environments to a local AWS as the portal does, and looks at what came of it as the account's administrator. */
export class EnvironmentLab {
  private constructor(readonly aws: LocalAws) {}

  static async start(): Promise<EnvironmentLab> {
    return new EnvironmentLab(await LocalAws.start(0.002));
  }

  stop(): Promise<void> {
    return this.aws.stop();
  }

  /** Configuration of an SDK client of the account's administrator. */
  clientConfig(region = 'eu-west-1') {
    return {
      region,
      endpoint: this.aws.url,
      credentials: {
        accessKeyId: 'AKIAGCOADMIN444455556666',
        secretAccessKey: 'local-admin-secret-not-a-real-key',
      },
    };
  }

  /** Creates or updates the example environment with changes. */
  async deploy(
    changes: Partial<EnvironmentConfigInput> = {},
  ): Promise<DeployResult> {
    const runner = new ForkedEnvironmentRunner({
      workDirectory: emptyDirectory(),
      env: { AWS_ENDPOINT_URL: this.aws.url },
    });
    return runner.deploy({
      config: exampleConfig(changes),
      credentials: this.aws.hubCredentials,
      pollIntervalMs: 100,
      onEvent: () => {},
    }).result;
  }

  /** Deletes the example environment's stack and waits until it is gone. */
  async delete(): Promise<void> {
    await deleteStack(
      new CloudFormationClient(this.clientConfig()),
      environmentStackName(exampleConfig()),
    );
  }
}
