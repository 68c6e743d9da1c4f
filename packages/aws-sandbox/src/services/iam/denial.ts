import { Decision, denialMessage, denialSubject } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { AuthorizationQuestion } from '../../core/Authorizer';
import { CallContext } from '../../core/types';
import { accessDenied } from './accessDenied';
import { encodeMessage } from './encodedMessage';

/** Why a question was answered with no. */
export type Refusal = Extract<Decision, { allowed: false }> & {
  resourceAccountId: string;
};

type Store = Pick<CallContext, 'globalStore'>;

/** The refusal of a question with the code and in the words of the service that asked it. */
export function denial(
  state: Store,
  question: AuthorizationQuestion,
  refusal: Refusal,
): AwsError {
  return accessDenied(question.service, textOf(state, question, refusal));
}

function textOf(
  state: Store,
  question: AuthorizationQuestion,
  refusal: Refusal,
): string {
  const { principal, action, resource, service } = question;
  const asked = { principalArn: principal.arn, action, resource };
  const isForeign = refusal.resourceAccountId !== principal.accountId;
  switch (service) {
    case 'sts':
      // STS tells a caller nothing about a trust policy.
      return denialSubject(asked);
    case 's3':
      return isForeign
        ? 'Access Denied'
        : denialMessage({ ...asked, resource: quoted(resource) }, refusal);
    case 'kms':
      return isForeign && !refusal.explicit
        ? `User: ${principal.arn} is not authorized to perform: ${action} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`
        : denialMessage(asked, refusal);
    case 'ec2':
      return ec2Text(state, question, refusal);
    default:
      return denialMessage(asked, refusal);
  }
}

function quoted(resource: string): string | undefined {
  return resource === '*' ? undefined : `"${resource}"`;
}

/** EC2 says it in plain text, and for calls that change something once more in a sealed form. */
function ec2Text(
  state: Store,
  { principal, action, resource, region }: AuthorizationQuestion,
  refusal: Refusal,
): string {
  const isRead = resource === '*';
  const text = `You are not authorized to perform this operation. ${denialMessage(
    {
      principalArn: principal.arn,
      action,
      resource: isRead ? undefined : resource,
    },
    refusal,
  )}`;
  if (isRead) {
    return text;
  }
  const encoded = encodeMessage(state, {
    allowed: false,
    explicitDeny: refusal.explicit,
    context: {
      principal: { id: principal.userId, arn: principal.arn },
      action,
      resource,
      conditions: { items: [{ key: 'aws:RequestedRegion', values: [region] }] },
    },
  });
  return `${text}. Encoded authorization failure message: ${encoded}`;
}
