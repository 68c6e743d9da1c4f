import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Account } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import { Resource, useResource } from './useResource';

/** The AWS accounts in which the caller may create environments. */
export function useAccounts(): Resource<Account[]> {
  const api = useApi(analyticsApiRef);
  const load = useCallback(async () => (await api.listAccounts()).items, [api]);
  return useResource(load);
}
