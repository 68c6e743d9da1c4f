import { useCallback, useEffect, useRef, useState } from 'react';
import { toError } from '@backstage/errors';

/** A value that is loaded from the server, again and again. */
export interface Resource<T> {
  /** The last good value; stays when a later load fails. */
  value?: T;
  /** Why the last load failed; undefined when it did not. */
  error?: Error;
  /** Whether nothing has come back yet. */
  isLoading: boolean;
  /** Loads again. Calls during a load are answered by one more load after it. Never rejects. */
  reload(): Promise<void>;
}

interface Loaded<T> {
  load: () => Promise<T>;
  value?: T;
  error?: Error;
}

interface Run {
  load: unknown;
  isOutdated: boolean;
  done: Promise<void>;
}

/**
 * Loads a value and keeps it fresh on demand.
 *
 * @param load memoized; another function means another value, so the old one is forgotten
 */
export function useResource<T>(load: () => Promise<T>): Resource<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>();
  const running = useRef<Run>();

  const reload = useCallback(() => {
    if (running.current?.load === load) {
      running.current.isOutdated = true;
      return running.current.done;
    }
    const run: Run = { load, isOutdated: false, done: Promise.resolve() };
    const isCurrent = () => running.current === run;
    const loadOnce = async () => {
      run.isOutdated = false;
      try {
        const value = await load();
        if (isCurrent()) setLoaded({ load, value });
      } catch (error) {
        if (!isCurrent()) return;
        setLoaded(last => ({
          load,
          value: last?.load === load ? last.value : undefined,
          error: toError(error),
        }));
      }
    };
    running.current = run;
    run.done = (async () => {
      do await loadOnce();
      while (run.isOutdated && isCurrent());
      if (isCurrent()) running.current = undefined;
    })();
    return run.done;
  }, [load]);

  useEffect(() => {
    reload();
    return () => {
      running.current = undefined;
    };
  }, [reload]);

  const current = loaded?.load === load ? loaded : undefined;
  return {
    value: current?.value,
    error: current?.error,
    isLoading: !current,
    reload,
  };
}
