import { AwsError } from './AwsError';
import { FaultList } from './FaultList';
import { CallContext } from './types';

/** Name of the sandbox-wide state that holds the faults. */
export const FAULT_STORE = 'sandbox-faults';

/** The injected failure of a CloudFormation resource type in this call's account, counting it; or nothing. */
export function resourceFault(
  context: CallContext,
  resourceType: string,
): AwsError | undefined {
  const faults = context.globalStore(FAULT_STORE, () => new FaultList());
  return faults.takeForResource({ resourceType, accountId: context.accountId });
}
