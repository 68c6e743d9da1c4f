import {
  BaseCredentials,
  ICloudAssemblySource,
  StackParameters,
  StackSelectionStrategy,
  Toolkit,
} from '@aws-cdk/toolkit-lib';
import type { AwsCredentialIdentityProvider } from '@smithy/types';
import { randomUUID } from 'node:crypto';
import { Reporter } from './Reporter';
import { ToolkitIoHost } from './ToolkitIoHost';
import { DeployResult } from './types';

const ONE_STACK = {
  strategy: StackSelectionStrategy.ONLY_SINGLE,
  patterns: [],
};

/** Options of {@link EnvironmentDeployment}. */
export interface EnvironmentDeploymentOptions {
  /** Directory of the cloud assembly. */
  readonly outdir: string;
  readonly region: string;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly reporter: Reporter;
  readonly pollIntervalMs: number;
}

/** The CDK toolkit, set up for the one stack of a cloud assembly. */
export class EnvironmentDeployment {
  private readonly toolkit: Toolkit;
  private readonly ioHost: ToolkitIoHost;
  private source: ICloudAssemblySource | undefined;

  constructor(private readonly options: EnvironmentDeploymentOptions) {
    const { region, credentials, reporter } = options;
    this.ioHost = new ToolkitIoHost(reporter);
    this.toolkit = new Toolkit({
      ioHost: this.ioHost,
      color: false,
      emojis: false,
      sdkConfig: {
        baseCredentials: BaseCredentials.custom({
          region,
          provider: credentials,
        }),
      },
    });
  }

  /** Creates or updates the stack through a change set of its own. */
  async deploy(): Promise<DeployResult> {
    const { stacks } = await this.toolkit.deploy(await this.assembly(), {
      stacks: ONE_STACK,
      deploymentMethod: {
        method: 'change-set',
        changeSetName: `portal-${randomUUID()}`,
      },
      parameters: StackParameters.onlyExisting(),
      stackEventPollingInterval: this.options.pollIntervalMs,
    });
    const [stack] = stacks;
    return {
      stackName: stack.stackName,
      stackArn: stack.stackArn,
      outputs: stack.outputs,
      changed: !this.ioHost.nothingToDo,
    };
  }

  /** Continues the way back of an update whose way back failed. */
  async rollBack(): Promise<void> {
    await this.toolkit.rollback(await this.assembly(), { stacks: ONE_STACK });
  }

  private async assembly(): Promise<ICloudAssemblySource> {
    this.source ??= await this.toolkit.fromAssemblyDirectory(
      this.options.outdir,
    );
    return this.source;
  }
}
