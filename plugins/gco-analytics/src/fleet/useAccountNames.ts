import { useMemo } from 'react';
import { useAccounts } from '../hooks';

/** Names of the AWS accounts that the caller knows, by account id. Empty until they are loaded. */
export function useAccountNames(): ReadonlyMap<string, string> {
  const { value } = useAccounts();
  return useMemo(
    () => new Map(value?.map(({ accountId, name }) => [accountId, name])),
    [value],
  );
}
