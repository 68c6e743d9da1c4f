import { act, renderHook } from '@testing-library/react';
import { usePolling } from './usePolling';

function setHidden(isHidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    value: isHidden,
  });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('usePolling', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    setHidden(false);
    jest.useRealTimers();
  });

  it('calls back at the interval, at another one when it changes, never after unmounting', () => {
    const poll = jest.fn();
    const { rerender, unmount } = renderHook(
      ({ interval }) => usePolling(poll, interval),
      { initialProps: { interval: 1000 } },
    );
    expect(poll).not.toHaveBeenCalled();
    jest.advanceTimersByTime(3500);
    expect(poll).toHaveBeenCalledTimes(3);
    rerender({ interval: 100 });
    jest.advanceTimersByTime(250);
    expect(poll).toHaveBeenCalledTimes(5);
    unmount();
    jest.advanceTimersByTime(10_000);
    expect(poll).toHaveBeenCalledTimes(5);
  });

  it('rests while the tab is hidden and catches up at once when it is back', () => {
    const poll = jest.fn();
    renderHook(() => usePolling(poll, 1000));
    setHidden(true);
    jest.advanceTimersByTime(60_000);
    expect(poll).not.toHaveBeenCalled();
    setHidden(false);
    expect(poll).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1000);
    expect(poll).toHaveBeenCalledTimes(2);
  });
});
