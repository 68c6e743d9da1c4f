import { AwsError } from '../../core/AwsError';
import { rolePrincipal, servicePrincipal } from '../../core/principals';
import { CallContext } from '../../core/types';
import { roleByArn } from '../sts';

/** Host name under which Firehose assumes roles and is named in policies. */
export const FIREHOSE_HOST = 'firehose.amazonaws.com';

/**
 * The context in which a stream's role acts. Firehose tells the role's trust policy the account as external id.
 *
 * @throws AwsError unless the role is there and trusts Firehose
 */
export function asDeliveryRole(
  context: CallContext,
  roleArn: string,
): CallContext {
  const { accountId, partition } = context;
  const found = roleByArn(context, roleArn);
  try {
    if (!found || found.accountId !== accountId) throw notAssumable(roleArn);
    context
      .with({ principal: servicePrincipal(accountId, FIREHOSE_HOST) })
      .authorize(
        'sts:AssumeRole',
        found.role.arn,
        { 'sts:ExternalId': accountId },
        {
          resourcePolicy: found.role.trustPolicy,
          resourcePolicyRequired: true,
          resourceAccountId: accountId,
        },
      );
  } catch (error) {
    throw error instanceof AwsError ? notAssumable(roleArn) : error;
  }
  return context.with({
    principal: rolePrincipal({
      partition,
      accountId,
      roleArn: found.role.arn,
      roleId: found.role.roleId,
      sessionName: 'AWSFirehoseToS3',
    }),
  });
}

function notAssumable(roleArn: string): AwsError {
  return new AwsError(
    'InvalidArgumentException',
    `Firehose is unable to assume role ${roleArn}. Please check the role provided.`,
  );
}
