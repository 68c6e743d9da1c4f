import { CallContext } from '../../core/types';

/** ARN of an EC2 resource: `vpc/vpc-0123` in this call's account and region. */
export function ec2Arn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:ec2:${region}:${accountId}:${resource}`;
}

/**
 * Throws unless the caller may do an EC2 action.
 *
 * @param resource such as `vpc/vpc-0123`; without it the action has no resource scope
 */
export function authorizeEc2(
  context: CallContext,
  action: string,
  resource?: string,
): void {
  context.authorize(
    `ec2:${action}`,
    resource === undefined ? '*' : ec2Arn(context, resource),
  );
}
