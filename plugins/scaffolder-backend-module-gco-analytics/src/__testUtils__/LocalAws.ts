import {
  CloudFormationClient,
  DescribeStacksCommand,
  ListStacksCommand,
  Stack,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import { createSandbox, Sandbox } from 'aws-sandbox';

/** The account and region that tests deploy to. */
export const EUROPE = { account: '444455556666', region: 'eu-west-1' };

/** An AWS minute takes 0.6 s. */
const TIME_SCALE = 0.01;

function stackName(environment: string): string {
  return `gco-analytics-${environment}`;
}

/** What a role, user or service asked for, and whether it was let. */
export interface SeenAuthorizations {
  principal: string;
  actions: Array<{ action: string; allowed?: object; denied?: object }>;
}

/** A local AWS that this process uses for AWS until it is stopped, with an administrator's view of its stacks. */
export class LocalAws {
  static async start(): Promise<LocalAws> {
    const sandbox = createSandbox({ timeScale: TIME_SCALE });
    const { url } = await sandbox.start();
    return new LocalAws(sandbox, url);
  }

  readonly #endpointBefore = process.env.AWS_ENDPOINT_URL;
  readonly #cloudFormation: CloudFormationClient;

  private constructor(private readonly sandbox: Sandbox, readonly url: string) {
    process.env.AWS_ENDPOINT_URL = url;
    this.#cloudFormation = new CloudFormationClient({
      region: EUROPE.region,
      credentials: {
        accessKeyId: `AKIAGCOADMIN${EUROPE.account}`,
        secretAccessKey: 'local-admin-secret-not-a-real-key',
      },
    });
  }

  async stop(): Promise<void> {
    this.#cloudFormation.destroy();
    await this.sandbox.stop();
    if (this.#endpointBefore === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.#endpointBefore;
    }
  }

  /** Every stack of an environment there is or was. */
  async stacks(environment: string): Promise<StackSummary[]> {
    const { StackSummaries = [] } = await this.#cloudFormation.send(
      new ListStacksCommand({}),
    );
    return StackSummaries.filter(
      ({ StackName }) => StackName === stackName(environment),
    );
  }

  /** The stack of an environment and its outputs by key. */
  async stack(
    environment: string,
  ): Promise<{ stack: Stack; outputs: Record<string, string> }> {
    const { Stacks = [] } = await this.#cloudFormation.send(
      new DescribeStacksCommand({ StackName: stackName(environment) }),
    );
    const [stack] = Stacks;
    const outputs = (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [
      OutputKey,
      OutputValue,
    ]);
    return { stack, outputs: Object.fromEntries(outputs) };
  }

  /** Makes CloudFormation fail with resources of a type until the faults are cleared. */
  async failResources(
    resourceType: string,
    error: { code: string; message: string },
  ): Promise<void> {
    await fetch(`${this.url}/_sandbox/faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        service: 'cloudformation',
        resourceType,
        ...error,
      }),
    });
  }

  /** Everything that was asked of the permissions since the start. */
  async authorizations(): Promise<SeenAuthorizations[]> {
    const answer = await fetch(`${this.url}/_sandbox/authorizations`);
    return (await answer.json()).authorizations;
  }

  async clearFaults(): Promise<void> {
    await fetch(`${this.url}/_sandbox/faults`, { method: 'DELETE' });
  }
}
