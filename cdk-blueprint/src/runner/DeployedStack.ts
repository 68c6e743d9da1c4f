import type { StackEvent } from '@aws-sdk/client-cloudformation';

/** What CloudFormation says of a stack. */
export interface StackState {
  readonly id: string;
  readonly status: string;
  /** Why it has that status. */
  readonly reason?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A stack in CloudFormation, as far as a deployment must look at it beside the toolkit. */
export interface DeployedStack {
  /** Undefined when there is no such stack. With an id, a deleted stack is still found. */
  describe(id?: string): Promise<StackState | undefined>;
  /** Events of the operation that runs or ran last, oldest first. */
  events(id: string): Promise<StackEvent[]>;
}
