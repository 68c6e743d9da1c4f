import { useState } from 'react';
import { usePolling } from './usePolling';

/**
 * The time, moving on in steps, for texts like "12 s ago".
 *
 * @returns milliseconds since 1970
 */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  usePolling(() => setNow(Date.now()), stepMs);
  return now;
}
