import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { assumeRoleAsService } from '../sts';
import { validationException } from './errors';

const HOST = 'sagemaker.amazonaws.com';

/** Checks that the caller may pass these roles to SageMaker, and that they trust it. */
export function passExecutionRoles(
  context: CallContext,
  roleArns: ReadonlyArray<string | undefined>,
): void {
  for (const roleArn of new Set(roleArns)) {
    if (roleArn === undefined) {
      continue;
    }
    context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
    try {
      assumeRoleAsService(context, {
        roleArn,
        service: HOST,
        sessionName: 'SageMaker',
      });
    } catch (error) {
      throw error instanceof AwsError
        ? validationException(
            `Could not assume role ${roleArn}. Please ensure that the role exists and allows principal '${HOST}' to assume the role.`,
          )
        : error;
    }
  }
}
