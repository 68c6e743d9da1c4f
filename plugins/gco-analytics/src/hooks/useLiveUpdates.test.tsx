import { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { MockSignalApi } from '../__testUtils__';
import { useLiveUpdates } from './useLiveUpdates';

function renderLiveUpdates(options: { isMoving: boolean; signals: boolean }) {
  const onChange = jest.fn();
  const signals = new MockSignalApi();
  const wrapper = ({ children }: { children: ReactNode }) =>
    options.signals ? (
      <TestApiProvider apis={[[signalApiRef, signals]]}>
        {children}
      </TestApiProvider>
    ) : (
      <TestApiProvider apis={[]}>{children}</TestApiProvider>
    );
  renderHook(
    () =>
      useLiveUpdates({
        environment: 'demand-models',
        isMoving: options.isMoving,
        onChange,
      }),
    { wrapper },
  );
  return onChange;
}

describe('useLiveUpdates', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    { isMoving: true, signals: false, callsInTwoMinutes: 40 },
    { isMoving: false, signals: false, callsInTwoMinutes: 4 },
    { isMoving: true, signals: true, callsInTwoMinutes: 8 },
    { isMoving: false, signals: true, callsInTwoMinutes: 1 },
  ])(
    'asks $callsInTwoMinutes times in two minutes (moving: $isMoving, signals: $signals)',
    ({ callsInTwoMinutes, ...options }) => {
      const onChange = renderLiveUpdates(options);
      jest.advanceTimersByTime(120_000);
      expect(onChange).toHaveBeenCalledTimes(callsInTwoMinutes);
    },
  );
});
