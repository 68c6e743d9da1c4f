import { useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useTable } from '@backstage/ui';
import {
  EnvironmentState,
  EnvironmentSummary,
  ENVIRONMENT_SIGNAL_CHANNEL,
} from '@gco/plugin-gco-analytics-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { analyticsApiRef } from '../api';

/** What the fleet is narrowed to. */
export interface FleetFilter {
  state?: EnvironmentState;
}

/** A row of the fleet's table. */
export type FleetRow = EnvironmentSummary & { id: string };

const PAGE_SIZES = [20, 50, 100];
const SETTLE_MS = 1000;

/** The environments that the caller may see, a page at a time from the server, with search and filter. */
export function useFleet() {
  const api = useApi(analyticsApiRef);
  const { lastSignal } = useSignal(ENVIRONMENT_SIGNAL_CHANNEL);
  const table = useTable<FleetRow, FleetFilter>({
    mode: 'cursor',
    initialFilter: {},
    getData: async ({ cursor, pageSize, filter, search }) => {
      const { items, nextCursor } = await api.listEnvironments({
        cursor,
        limit: pageSize,
        search: search.trim() || undefined,
        state: filter?.state && [filter.state],
      });
      return {
        data: items.map(item => ({ ...item, id: item.name })),
        nextCursor,
      };
    },
    paginationOptions: { pageSize: PAGE_SIZES[0], pageSizeOptions: PAGE_SIZES },
  });

  // Loading again leads to the first page, so whoever is further down is left in peace.
  const { pagination } = table.tableProps;
  const isFirstPage = pagination.type !== 'page' || !pagination.hasPreviousPage;
  const { reload } = table;
  useEffect(() => {
    if (!lastSignal || !isFirstPage) return undefined;
    const timer = setTimeout(reload, SETTLE_MS);
    return () => clearTimeout(timer);
    // Only news is a reason to load again, not the page or the query that the reader moved to.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastSignal]);

  return table;
}
