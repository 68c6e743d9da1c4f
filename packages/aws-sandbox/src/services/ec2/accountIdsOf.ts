import { CallContext } from '../../core/types';

/** Where the world keeps its accounts. */
const ACCOUNTS = 'accounts';

/** Ids of all accounts of the sandbox: what is shared can be anybody's. */
export function accountIdsOf(
  context: Pick<CallContext, 'globalStore'>,
): string[] {
  return [
    ...context.globalStore(ACCOUNTS, () => new Map<string, unknown>()).keys(),
  ];
}
