import { assumeRoleAsService } from '../../sts/assumeRoleAsService';
import { CallContext } from '../../../core/types';
import { validationError } from '../template';
import { Stack } from '../model';

const HOST = 'cloudformation.amazonaws.com';
const SESSION_NAME = 'AWSCloudFormation';

/**
 * The context in which a stack's resources are handled: as the stack's role, or as the caller without one.
 *
 * The caller needs `iam:PassRole` for a role it gives; the role has to trust CloudFormation.
 *
 * @param options.roleArn the stack's role
 * @param options.isPassed the caller gives it now, rather than the stack having it from before
 */
export function actingContext(options: {
  context: CallContext;
  stack: Stack;
  roleArn: string | undefined;
  isPassed: boolean;
}): CallContext {
  const { context, stack, roleArn, isPassed } = options;
  if (!roleArn) {
    return context;
  }
  if (isPassed) {
    context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
  }
  try {
    const principal = assumeRoleAsService(context, {
      roleArn,
      service: HOST,
      sessionName: SESSION_NAME,
      sourceArn: stack.id,
    });
    return context.with({ principal });
  } catch {
    throw validationError(`Role ${roleArn} is invalid or cannot be assumed`);
  }
}
