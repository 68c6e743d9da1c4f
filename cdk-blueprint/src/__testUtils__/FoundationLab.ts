import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  DescribeRepositoriesCommand,
  ECRClient,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import { FoundationConfigInput, foundationStackName } from '../config';
import { EnvironmentDeployment } from '../runner/EnvironmentDeployment';
import { Reporter } from '../runner/Reporter';
import { DeployResult } from '../runner/types';
import { synthesizeFoundation } from '../synthesizeFoundation';
import { exampleFoundation } from './foundations';
import { deleteStack } from './deleteStack';
import { LocalAws } from './localAws';
import { emptyDirectory } from './templates';

const ENDPOINT = 'AWS_ENDPOINT_URL';

/** Deploys foundations to a local AWS with the CDK toolkit, and looks at what came of it as the account's administrator. */
export class FoundationLab {
  private constructor(readonly aws: LocalAws) {}

  static async start(): Promise<FoundationLab> {
    const aws = await LocalAws.start(0.002);
    process.env[ENDPOINT] = aws.url;
    return new FoundationLab(aws);
  }

  async stop(): Promise<void> {
    delete process.env[ENDPOINT];
    await this.aws.stop();
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

  /** Names of the container repositories of a project. */
  async repositoryNames(projectName = 'gco'): Promise<string[]> {
    const { repositories = [] } = await new ECRClient(this.clientConfig()).send(
      new DescribeRepositoriesCommand({}),
    );
    return repositories
      .map(({ repositoryName = '' }) => repositoryName)
      .filter(name => name.startsWith(`${projectName}/`))
      .sort();
  }

  /** Puts an image without layers into a repository. */
  async pushImage(repositoryName: string): Promise<void> {
    const docker = 'application/vnd.docker';
    await new ECRClient(this.clientConfig()).send(
      new PutImageCommand({
        repositoryName,
        imageTag: 'newest',
        imageManifest: JSON.stringify({
          schemaVersion: 2,
          mediaType: `${docker}.distribution.manifest.v2+json`,
          config: {
            mediaType: `${docker}.container.image.v1+json`,
            size: 2,
            digest: `sha256:${'0'.repeat(64)}`,
          },
          layers: [],
        }),
      }),
    );
  }

  /** Creates or updates the example foundation with changes. */
  async deploy(
    changes: Partial<FoundationConfigInput> = {},
  ): Promise<DeployResult> {
    const config = exampleFoundation(changes);
    const outdir = emptyDirectory();
    synthesizeFoundation({ config, outdir });
    const reporter = new Reporter({ onEvent: () => {} });
    try {
      return await new EnvironmentDeployment({
        outdir,
        region: config.region,
        credentials: this.aws.hubCredentials,
        reporter,
        pollIntervalMs: 50,
      }).deploy();
    } finally {
      reporter.close();
    }
  }

  /** Deletes a foundation's stack and waits until it is gone. */
  async delete(projectName = 'gco'): Promise<void> {
    await deleteStack(
      new CloudFormationClient(this.clientConfig()),
      foundationStackName({ projectName }),
    );
  }
}
