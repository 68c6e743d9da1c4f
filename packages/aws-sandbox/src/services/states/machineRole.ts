import type { LoggingConfiguration } from '@aws-sdk/client-sfn';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { allowLogDelivery } from '../logs';
import { LogsState } from '../logs/LogsState';
import { assumeRoleAsService } from '../sts';

const HOST = 'states.amazonaws.com';

/** What a role needs so that its executions can be logged; vended logs have no resource scope. */
const DELIVERY_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** The context in which a state machine's role acts; throws unless the role trusts Step Functions. */
export function machineContext(
  context: CallContext,
  roleArn: string,
  executionName: string,
): CallContext {
  const principal = assumeRoleAsService(context, {
    roleArn,
    service: HOST,
    sessionName: executionName.slice(0, 64),
  });
  return context.with({ principal });
}

/** Checks that the caller may pass the role, that it trusts Step Functions, and that it may deliver the logs. */
export function checkMachineRole(
  context: CallContext,
  machine: {
    roleArn: string;
    logging?: LoggingConfiguration;
    isPassed: boolean;
  },
): void {
  const { roleArn, logging, isPassed } = machine;
  if (isPassed) {
    context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
  }
  let asRole: CallContext;
  try {
    asRole = machineContext(context, roleArn, 'check');
  } catch (error) {
    throw error instanceof AwsError
      ? new AwsError(
          'AccessDeniedException',
          `Neither the global service principal ${HOST}, nor the regional one is authorized to assume the provided role.`,
        )
      : error;
  }
  if (!logging || (logging.level ?? 'OFF') === 'OFF') {
    return;
  }
  for (const action of DELIVERY_ACTIONS) {
    try {
      asRole.authorize(action, '*');
    } catch (error) {
      throw error instanceof AwsError
        ? new AwsError(
            'AccessDeniedException',
            'The state machine IAM Role is not authorized to access the Log Destination',
          )
        : error;
    }
  }
  checkDestinations(context, logging);
}

function checkDestinations(
  context: CallContext,
  logging: LoggingConfiguration,
): void {
  const arns = (logging.destinations ?? []).map(
    ({ cloudWatchLogsLogGroup }) => cloudWatchLogsLogGroup?.logGroupArn ?? '',
  );
  if (arns.length !== 1) {
    throw new AwsError(
      'InvalidLoggingConfiguration',
      `Invalid Logging Configuration: exactly one destination is needed, not ${arns.length}`,
    );
  }
  const [arn] = arns;
  if (
    !arn.endsWith(':*') ||
    !LogsState.of(context).groups.has(arn.split(':')[6])
  ) {
    throw new AwsError(
      'InvalidLoggingConfiguration',
      `Invalid Logging Configuration: the log group ${arn} does not exist, or its ARN does not end with :*`,
    );
  }
  allowLogDelivery(context, arn);
}
