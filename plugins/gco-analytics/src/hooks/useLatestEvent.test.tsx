import { ReactNode } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { Operation } from '@gco/plugin-gco-analytics-common';
import {
  mockOperationEvents,
  mockRunningOperation,
} from '@gco/plugin-gco-analytics-common/testUtils';
import { failing, mockAnalyticsApi } from '../__testUtils__';
import { analyticsApiRef } from '../api';
import { useLatestEvent } from './useLatestEvent';

function renderLatestEvent(api = mockAnalyticsApi()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[analyticsApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  const hook = renderHook(
    ({ operation }: { operation: Operation | undefined }) =>
      useLatestEvent(operation),
    {
      wrapper,
      initialProps: {
        operation: mockRunningOperation as Operation | undefined,
      },
    },
  );
  return { ...hook, api };
}

describe('useLatestEvent', () => {
  it('finds the last resource event, then asks only for what is new', async () => {
    const { result, rerender, api } = renderLatestEvent();
    await waitFor(() => expect(result.current?.resource).toBe('StudioDomain'));
    expect(api.listOperationEvents).toHaveBeenLastCalledWith(
      mockRunningOperation.id,
      undefined,
    );

    api.listOperationEvents.mockResolvedValueOnce({
      items: [
        { ...mockOperationEvents[3], sequence: 9, resource: 'EmrApplication' },
        { sequence: 10, id: 'line', at: '', message: 'still going' },
      ],
    });
    rerender({ operation: { ...mockRunningOperation } });
    await waitFor(() =>
      expect(result.current?.resource).toBe('EmrApplication'),
    );
    expect(api.listOperationEvents).toHaveBeenLastCalledWith(
      mockRunningOperation.id,
      4,
    );

    rerender({ operation: { ...mockRunningOperation } });
    await waitFor(() =>
      expect(api.listOperationEvents).toHaveBeenLastCalledWith(
        mockRunningOperation.id,
        10,
      ),
    );
  });

  it('keeps the last event when asking fails', async () => {
    const { result, rerender, api } = renderLatestEvent();
    await waitFor(() => expect(result.current?.resource).toBe('StudioDomain'));
    api.listOperationEvents.mockImplementation(failing(503, 'Unavailable'));
    rerender({ operation: { ...mockRunningOperation } });
    await act(async () => {});
    expect(result.current?.resource).toBe('StudioDomain');
  });

  it.each([
    ['there is no operation', undefined],
    ['it is done', { ...mockRunningOperation, state: 'succeeded' as const }],
  ])('has none when %s', async (_, operation) => {
    const { result, rerender, api } = renderLatestEvent();
    await waitFor(() => expect(result.current).toBeDefined());
    rerender({ operation });
    expect(result.current).toBeUndefined();
    expect(api.listOperationEvents).toHaveBeenCalledTimes(1);
  });
});
