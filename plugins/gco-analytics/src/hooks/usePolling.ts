import { useEffect, useRef } from 'react';
import { useDocumentVisible } from './useDocumentVisible';

/**
 * Calls back at an interval while the tab is in front, and at once when it comes to the front again.
 */
export function usePolling(poll: () => void, intervalMs: number): void {
  const isVisible = useDocumentVisible();
  const wasHidden = useRef(false);
  const latest = useRef(poll);
  useEffect(() => {
    latest.current = poll;
  });

  useEffect(() => {
    if (!isVisible) {
      wasHidden.current = true;
      return undefined;
    }
    if (wasHidden.current) {
      wasHidden.current = false;
      latest.current();
    }
    const timer = setInterval(() => latest.current(), intervalMs);
    return () => clearInterval(timer);
  }, [isVisible, intervalMs]);
}
