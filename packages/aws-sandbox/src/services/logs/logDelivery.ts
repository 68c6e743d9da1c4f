import { CallContext } from '../../core/types';
import { LogsState } from './LogsState';

/** Host name under which AWS writes the logs of other services. */
export const DELIVERY_HOST = 'delivery.logs.amazonaws.com';

/** Name of the policy that AWS keeps for it in an account. */
const POLICY_NAME = 'AWSLogDeliveryWrite20150319';

interface DeliveryStatement {
  Resource: string[];
}

/** What log delivery says it works for: any log of the account and region. */
export function deliverySourceArn({
  partition,
  region,
  accountId,
}: Pick<CallContext, 'partition' | 'region' | 'accountId'>): string {
  return `arn:${partition}:logs:${region}:${accountId}:*`;
}

/** Lets log delivery write to a log group, by the resource policy that AWS itself writes when a service is told to log there. */
export function allowLogDelivery(
  context: CallContext,
  logGroupArn: string,
): void {
  const { resourcePolicies } = LogsState.of(context);
  const known = resourcePolicies.get(POLICY_NAME);
  const before: DeliveryStatement[] = known
    ? JSON.parse(known.policyDocument).Statement
    : [];
  const streams = `${logGroupArn.replace(/:\*$/, '')}:log-stream:*`;
  const resources = before.flatMap(({ Resource }) => Resource);
  if (resources.includes(streams)) {
    return;
  }
  resourcePolicies.set(POLICY_NAME, {
    policyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: POLICY_NAME,
          Effect: 'Allow',
          Principal: { Service: DELIVERY_HOST },
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: [...resources, streams],
          Condition: {
            StringEquals: { 'aws:SourceAccount': context.accountId },
            ArnLike: { 'aws:SourceArn': deliverySourceArn(context) },
          },
        },
      ],
    }),
    lastUpdatedTime: context.clock.now().getTime(),
  });
}
