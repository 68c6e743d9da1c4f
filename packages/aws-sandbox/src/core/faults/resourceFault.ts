import { AwsError } from '../AwsError';
import { CallContext } from '../types';
import { ResourceChange } from './Fault';

/**
 * The injected failure of a resource in this call's service, account and region, counting it; or nothing. Whoever changes the resource asks
 * once for each change and brings the resource to its failed state with the message as reason.
 *
 * @param resourceType as CloudFormation names it, e.g. `AWS::SageMaker::App`
 * @param change what happens to it
 */
export function resourceFault(
  context: CallContext,
  resourceType: string,
  change?: ResourceChange,
): AwsError | undefined {
  return context.faults.takeForResource({
    resourceType,
    change,
    service: context.service,
    accountId: context.accountId,
    region: context.region,
  });
}
