import { CallContext } from '../../core/types';
import { ec2Arn } from './ec2Arn';
import { resourceConditions } from './resourceConditions';

/**
 * Throws unless the caller may do an EC2 action. Services that work on a network in their caller's name ask here too.
 *
 * @param resource such as `vpc/vpc-0123`; without it the action has no resource scope
 * @param conditions condition keys of the request besides those of the resource itself
 */
export function authorizeEc2(
  context: CallContext,
  action: string,
  resource?: string,
  conditions: Record<string, string | string[]> = {},
): void {
  if (resource === undefined) {
    context.authorize(`ec2:${action}`, '*', {
      'ec2:Region': context.region,
      ...conditions,
    });
    return;
  }
  context.authorize(`ec2:${action}`, ec2Arn(context, resource), {
    ...resourceConditions(context, resource),
    ...conditions,
  });
}
