import { CallContext } from '../../core/types';

/** ARN of an EC2 resource: `vpc/vpc-0123` in this call's account and region. */
export function ec2Arn(context: CallContext, resource: string): string {
  const { partition, region, accountId } = context;
  return `arn:${partition}:ec2:${region}:${accountId}:${resource}`;
}
