import { CustomErrorBase } from '@backstage/errors';

/**
 * A deployment that did not get to its end, told to the person who started it.
 */
export class DeploymentError extends CustomErrorBase {
  name = 'DeploymentError' as const;

  constructor(message: string, cause?: Error) {
    super(message, cause);
    // CustomErrorBase appends the cause's message, which repeats in AWS's words what ours has just explained.
    this.message = message;
    // The scaffolder prints the stack into the task's log. Where in the portal's code the message was put together helps
    // nobody there.
    this.stack = `${this.name}: ${message}`;
  }
}
