import { NotFoundError } from '@backstage/errors';
import { AnalyticsApi } from '@gco/plugin-gco-analytics-common';
import {
  mockAccounts,
  mockEnvironment,
  mockEnvironmentSummaries,
  mockHealthySnapshot,
  mockOperationEvents,
} from '@gco/plugin-gco-analytics-common/testUtils';

const refuse = async (): Promise<never> => {
  throw new NotFoundError('not part of this test');
};

/** An API over the common mock data: every environment is a healthy one of the asked name. */
export function mockAnalyticsApi(
  overrides: Partial<AnalyticsApi> = {},
): jest.Mocked<AnalyticsApi> {
  const api: AnalyticsApi = {
    listAccounts: async () => ({ items: mockAccounts }),
    listEnvironments: async () => ({ items: mockEnvironmentSummaries }),
    getEnvironment: async name => ({ ...mockEnvironment, name }),
    getStatus: async name => ({ ...mockHealthySnapshot, environment: name }),
    refreshStatus: async name => ({
      ...mockHealthySnapshot,
      environment: name,
    }),
    openStudio: refuse,
    listOperations: async () => ({ items: [] }),
    listOperationEvents: async () => ({ items: mockOperationEvents }),
    startOperation: refuse,
    renewLease: refuse,
    appendEvents: refuse,
    completeOperation: refuse,
    ...overrides,
  };
  return Object.fromEntries(
    Object.entries(api).map(([name, method]) => [name, jest.fn(method)]),
  ) as unknown as jest.Mocked<AnalyticsApi>;
}
