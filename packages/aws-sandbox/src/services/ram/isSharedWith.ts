import { CallContext } from '../../core/types';
import { RamState } from './RamState';

/** Whether the call's account may use a resource of another account: it is shared, and the account has accepted. */
export function isSharedWith(context: CallContext, arn: string): boolean {
  return [...RamState.of(context).shares.values()].some(
    share =>
      share.status === 'ACTIVE' &&
      share.region === context.region &&
      share.resources.get(arn)?.status === 'ASSOCIATED' &&
      share.principals.get(context.accountId)?.status === 'ASSOCIATED',
  );
}
