import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Operation, OperationEvent } from '@gco/plugin-gco-analytics-common';
import { analyticsApiRef } from '../api';

/**
 * The last resource event of a running operation. Asks for what is new whenever the operation is loaded again.
 *
 * @param operation as loaded last; another object means that there may be news
 */
export function useLatestEvent(
  operation: Operation | undefined,
): OperationEvent | undefined {
  const api = useApi(analyticsApiRef);
  const [latest, setLatest] = useState<
    OperationEvent & { operation: string }
  >();
  const seen = useRef<{ operation: string; sequence: number }>();
  const running = operation?.state === 'running' ? operation : undefined;

  useEffect(() => {
    let isCurrent = true;
    if (!running) return undefined;
    const after =
      seen.current?.operation === running.id
        ? seen.current.sequence
        : undefined;
    api.listOperationEvents(running.id, after).then(
      ({ items }) => {
        if (!isCurrent || items.length === 0) return;
        const sequence = Math.max(...items.map(item => item.sequence));
        seen.current = { operation: running.id, sequence };
        const event = items.filter(item => item.resource).pop();
        if (event) setLatest({ ...event, operation: running.id });
      },
      () => {
        // The card shows the operation without its last resource; the next load asks again.
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [api, running]);

  return running && latest?.operation === running.id ? latest : undefined;
}
