import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  StackEvent,
} from '@aws-sdk/client-cloudformation';
import { isError } from '@backstage/errors';
import { AwsCredentialIdentityProvider } from '@smithy/types';
import { DeployedStack, StackState } from './DeployedStack';
import { startsOperation } from './stackEvents';

/** Polling goes on for long; a few throttled answers must not end it. */
const MAX_ATTEMPTS = 8;

/** Options of {@link CloudFormationStack}. */
export interface CloudFormationStackOptions {
  readonly stackName: string;
  readonly region: string;
  readonly credentials: AwsCredentialIdentityProvider;
}

/** {@link DeployedStack} over the CloudFormation API. */
export class CloudFormationStack implements DeployedStack {
  private readonly client: CloudFormationClient;

  constructor(private readonly options: CloudFormationStackOptions) {
    const { region, credentials } = options;
    this.client = new CloudFormationClient({
      region,
      credentials,
      maxAttempts: MAX_ATTEMPTS,
    });
  }

  async describe(
    id: string = this.options.stackName,
  ): Promise<StackState | undefined> {
    try {
      const { Stacks: [stack] = [] } = await this.client.send(
        new DescribeStacksCommand({ StackName: id }),
      );
      if (!stack?.StackId || !stack.StackStatus) return undefined;
      return {
        id: stack.StackId,
        status: stack.StackStatus,
        reason: stack.StackStatusReason,
        tags: Object.fromEntries(
          (stack.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]),
        ),
      };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async events(id: string): Promise<StackEvent[]> {
    const newestFirst: StackEvent[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.client.send(
        new DescribeStackEventsCommand({ StackName: id, NextToken }),
      );
      for (const event of page.StackEvents ?? []) {
        newestFirst.push(event);
        if (startsOperation(event)) return newestFirst.reverse();
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return newestFirst.reverse();
  }
}

// CloudFormation has no error of its own for a stack that is not there.
function isMissing(error: unknown): boolean {
  return (
    isError(error) &&
    error.name === 'ValidationError' &&
    / does not exist$/.test(error.message)
  );
}
