import { AwsError } from '../AwsError';
import { CallContext } from '../types';
import { durationOf } from './durationOf';
import { ResourceChange } from './Fault';
import { resourceFault } from './resourceFault';

/**
 * Lets a change of a resource take its time, by the faults that are switched on when it begins.
 *
 * @param resourceType as CloudFormation names it, e.g. `AWS::EC2::NatGateway`
 * @param awsMs how long it takes otherwise, in milliseconds of AWS time
 * @returns why the resource is to end in its failed state, or nothing when all went well
 */
export async function undergoChange(
  context: CallContext,
  resourceType: string,
  change: ResourceChange,
  awsMs: number,
): Promise<AwsError | undefined> {
  const failure = resourceFault(context, resourceType, change);
  await context.clock.sleep(durationOf(context, resourceType, change, awsMs));
  return failure;
}
