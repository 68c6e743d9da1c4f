import type { UpdateAccountRequest } from '@aws-sdk/client-api-gateway';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { assumeRoleAsService } from '../sts';
import { accountSettings } from './ApiGatewayDirectory';
import { badRequest } from './apiGatewayError';
import { authorizeVerb } from './apiOperation';
import { invalidPatchPath, readPatches } from './patch';

const HOST = 'apigateway.amazonaws.com';

/** What the role must allow for logs to be written with it. */
const LOG_ACTIONS = [
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:DescribeLogGroups',
  'logs:DescribeLogStreams',
  'logs:PutLogEvents',
  'logs:GetLogEvents',
  'logs:FilterLogEvents',
];

function shown(context: CallContext): object {
  return {
    cloudwatchRoleArn: accountSettings(context).cloudwatchRoleArn,
    throttleSettings: { burstLimit: 5000, rateLimit: 10_000 },
    features: ['UsagePlans'],
    apiKeyVersion: '4',
  };
}

/** Checks that the caller may pass the role, and that API Gateway can write logs with it. */
function checkLogRole(context: CallContext, roleArn: string): void {
  context.authorize('iam:PassRole', roleArn, { 'iam:PassedToService': HOST });
  const { partition, region, accountId } = context;
  try {
    const principal = assumeRoleAsService(context, {
      roleArn,
      service: HOST,
      sessionName: 'BackplaneAssumeRoleSession',
    });
    const role = context.with({ principal });
    for (const action of LOG_ACTIONS) {
      role.authorize(action, `arn:${partition}:logs:${region}:${accountId}:*`);
    }
  } catch (error) {
    throw error instanceof AwsError
      ? badRequest(
          'The role ARN does not have required permissions configured. Please grant trust permission for API Gateway and add the required role policy.',
        )
      : error;
  }
}

/** Operations on the settings of the account in a region. */
export const accountOperations: Record<string, Operation> = {
  GetAccount(context: CallContext) {
    authorizeVerb(context, 'GET', '/account');
    return shown(context);
  },

  UpdateAccount(context: CallContext, input: UpdateAccountRequest) {
    authorizeVerb(context, 'PATCH', '/account');
    for (const patch of readPatches(input.patchOperations)) {
      if (patch.segments[0] !== 'cloudwatchRoleArn') {
        throw invalidPatchPath(patch);
      }
      const roleArn = patch.op === 'remove' ? '' : patch.value ?? '';
      if (roleArn) {
        checkLogRole(context, roleArn);
      }
      accountSettings(context).cloudwatchRoleArn = roleArn || undefined;
    }
    return shown(context);
  },
};
