import { AwsError } from '../../core/AwsError';
import { rolePrincipal, servicePrincipal } from '../../core/principals';
import { CallContext, Principal } from '../../core/types';
import { roleByArn } from './roleByArn';

/** Options of {@link assumeRoleAsService}. */
export interface ServiceAssumption {
  roleArn: string;
  /** Host name of the service, e.g. `cloudformation.amazonaws.com`. */
  service: string;
  sessionName: string;
  /** ARN of the resource on whose behalf the service acts. */
  sourceArn?: string;
}

/**
 * A session that a service opens with a role that was passed to it; the role's trust policy must allow the service.
 *
 * @throws AwsError `AccessDenied` when the role is missing or does not trust the service
 */
export function assumeRoleAsService(
  context: CallContext,
  assumption: ServiceAssumption,
): Principal {
  const { roleArn, service, sessionName, sourceArn } = assumption;
  const found = roleByArn(context, roleArn);
  if (!found || found.accountId !== context.accountId) {
    throw new AwsError(
      'AccessDenied',
      `Role ${roleArn} is invalid or cannot be assumed`,
      403,
    );
  }
  const { role, accountId } = found;
  context
    .with({ principal: servicePrincipal(context.accountId, service) })
    .authorize(
      'sts:AssumeRole',
      role.arn,
      {
        'aws:SourceAccount': context.accountId,
        ...(sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn }),
      },
      {
        resourcePolicy: role.trustPolicy,
        resourcePolicyRequired: true,
        resourceAccountId: accountId,
      },
    );
  return rolePrincipal({
    partition: context.partition,
    accountId,
    roleArn: role.arn,
    roleId: role.roleId,
    sessionName,
  });
}
