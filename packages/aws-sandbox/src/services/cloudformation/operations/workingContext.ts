import { CallContext } from '../../../core/types';
import { actingContext } from '../engine';
import { Stack } from '../model';

/**
 * The context in which work on an existing stack is done.
 *
 * @param givenRoleArn takes the place of the stack's role from now on; the caller has to be allowed to pass it
 */
export function workingContext(
  context: CallContext,
  stack: Stack,
  givenRoleArn: string | undefined,
): CallContext {
  const roleArn = givenRoleArn ?? stack.roleArn;
  const acting = actingContext({
    context,
    stack,
    roleArn,
    isPassed: givenRoleArn !== undefined,
  });
  stack.roleArn = roleArn;
  return acting;
}
