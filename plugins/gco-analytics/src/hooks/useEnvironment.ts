import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { Environment, StatusSnapshot } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';
import { isMoving } from '../health';
import { Resource, useResource } from './useResource';
import { useLiveUpdates } from './useLiveUpdates';

/** An environment and what the portal last saw of it in AWS. */
export interface EnvironmentView {
  environment: Environment;
  status: StatusSnapshot;
}

/** @see {@link useEnvironment} */
export interface LiveEnvironment extends Resource<EnvironmentView> {
  /** Asks AWS now. Never rejects; see `refreshError`. */
  refresh(): Promise<void>;
  isRefreshing: boolean;
  /** Why AWS could not be asked the last time; undefined when it could. */
  refreshError?: Error;
}

/** An environment with its status, kept up to date while the page is open. */
export function useEnvironment(name: string): LiveEnvironment {
  const api = useApi(analyticsApiRef);
  const load = useCallback(async (): Promise<EnvironmentView> => {
    const [environment, status] = await Promise.all([
      api.getEnvironment(name),
      api.getStatus(name),
    ]);
    return { environment, status };
  }, [api, name]);
  const resource = useResource(load);
  const { value, reload } = resource;
  useLiveUpdates({
    environment: name,
    isMoving: value !== undefined && isMoving(value.environment, value.status),
    onChange: reload,
  });

  const [isRefreshing, setRefreshing] = useState(false);
  const [refreshError, setRefreshError] = useState<Error>();
  const refresh = useCallback(async () => {
    setRefreshing(true);
    setRefreshError(undefined);
    try {
      await api.refreshStatus(name);
    } catch (error) {
      setRefreshError(toError(error));
    }
    await reload();
    setRefreshing(false);
  }, [api, name, reload]);

  return { ...resource, refresh, isRefreshing, refreshError };
}
