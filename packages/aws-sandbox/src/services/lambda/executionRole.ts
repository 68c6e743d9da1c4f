import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { assumeRoleAsService } from '../sts';
import { authorizeEc2 } from '../ec2';
import { invalidParameter } from './lambdaErrors';
import { FunctionSettings } from './LambdaState';

/** Host name under which Lambda assumes roles and is named in policies. */
export const LAMBDA_HOST = 'lambda.amazonaws.com';

/** The context in which a function's role acts; throws unless the role trusts Lambda. */
export function roleContext(
  context: CallContext,
  options: { roleArn: string; sessionName: string; functionArn: string },
): CallContext {
  const { roleArn, sessionName, functionArn } = options;
  try {
    const principal = assumeRoleAsService(context, {
      roleArn,
      service: LAMBDA_HOST,
      sessionName,
      sourceArn: functionArn,
    });
    return context.with({ principal });
  } catch (error) {
    throw error instanceof AwsError
      ? invalidParameter(
          'The role defined for the function cannot be assumed by Lambda.',
        )
      : error;
  }
}

function requireOfRole(call: string, service: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw error instanceof AwsError
      ? invalidParameter(
          `The provided execution role does not have permissions to call ${call} on ${service}`,
        )
      : error;
  }
}

/** Checks that the caller may pass the role, that it trusts Lambda, and that it may do what the settings need. */
export function checkExecutionRole(
  context: CallContext,
  options: {
    settings: Pick<FunctionSettings, 'role' | 'vpc' | 'tracing'>;
    functionName: string;
    functionArn: string;
    /** The caller names the role in this request. */
    isPassed: boolean;
  },
): void {
  const { settings, functionName, functionArn, isPassed } = options;
  if (isPassed) {
    context.authorize('iam:PassRole', settings.role, {
      'iam:PassedToService': LAMBDA_HOST,
      'iam:AssociatedResourceArn': functionArn,
    });
  }
  const asRole = roleContext(context, {
    roleArn: settings.role,
    sessionName: functionName,
    functionArn,
  });
  if (settings.vpc) {
    requireOfRole('CreateNetworkInterface', 'EC2', () =>
      authorizeEc2(asRole, 'CreateNetworkInterface', 'network-interface/*'),
    );
    requireOfRole('DescribeNetworkInterfaces', 'EC2', () =>
      authorizeEc2(asRole, 'DescribeNetworkInterfaces'),
    );
    requireOfRole('DeleteNetworkInterface', 'EC2', () =>
      authorizeEc2(asRole, 'DeleteNetworkInterface', 'network-interface/*'),
    );
  }
  if (settings.tracing === 'Active') {
    requireOfRole('PutTraceSegments', 'XRAY', () =>
      asRole.authorize('xray:PutTraceSegments', '*'),
    );
  }
}
