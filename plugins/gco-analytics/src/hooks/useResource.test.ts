import { act, renderHook, waitFor } from '@testing-library/react';
import { useResource } from './useResource';

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}

describe('useResource', () => {
  it('loads once and again on demand', async () => {
    let count = 0;
    const load = jest.fn(async () => ++count);
    const { result } = renderHook(() => useResource(load));
    expect(result.current.isLoading).toBe(true);
    await waitFor(() => expect(result.current.value).toBe(1));
    expect(result.current.isLoading).toBe(false);
    await act(() => result.current.reload());
    expect(result.current.value).toBe(2);
  });

  it('answers all calls during a load by one more load', async () => {
    const first = deferred<number>();
    const load = jest
      .fn<Promise<number>, []>()
      .mockReturnValueOnce(first.promise)
      .mockResolvedValue(2);
    const { result } = renderHook(() => useResource(load));
    let done: Promise<unknown> = Promise.resolve();
    act(() => {
      done = Promise.all([1, 2, 3].map(() => result.current.reload()));
    });
    expect(load).toHaveBeenCalledTimes(1);
    await act(async () => {
      first.resolve(1);
      await done;
    });
    expect(load).toHaveBeenCalledTimes(2);
    expect(result.current.value).toBe(2);
  });

  it('keeps the last value when a load fails, and forgets the error after', async () => {
    const load = jest
      .fn<Promise<number>, []>()
      .mockResolvedValueOnce(1)
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValueOnce(3);
    const { result } = renderHook(() => useResource(load));
    await waitFor(() => expect(result.current.value).toBe(1));
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ value: 1, error: Error('away') });
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ value: 3, error: undefined });
  });

  it('forgets the value of another load, even one that comes late', async () => {
    const slow = deferred<string>();
    const loads = { a: () => slow.promise, b: async () => 'b' };
    const { result, rerender } = renderHook(
      ({ key }: { key: 'a' | 'b' }) => useResource(loads[key]),
      { initialProps: { key: 'a' } },
    );
    rerender({ key: 'b' });
    expect(result.current.value).toBeUndefined();
    await waitFor(() => expect(result.current.value).toBe('b'));
    await act(async () => slow.resolve('a'));
    expect(result.current.value).toBe('b');
  });

  it('leaves an unmounted component alone', async () => {
    const slow = deferred<string>();
    const load = jest.fn(() => slow.promise);
    const { result, unmount } = renderHook(() => useResource(load));
    unmount();
    await act(async () => slow.reject(new Error('late')));
    expect(result.current.isLoading).toBe(true);
  });
});
