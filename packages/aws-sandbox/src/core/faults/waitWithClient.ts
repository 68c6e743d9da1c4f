import { ClientConnection } from './ClientConnection';
import { DroppedConnection } from './DroppedConnection';

/**
 * Waits for wall time to pass.
 *
 * @throws DroppedConnection as soon as the client goes away
 */
export function waitWithClient(
  milliseconds: number,
  client?: ClientConnection,
): Promise<void> {
  let stopListening: (() => void) | undefined;
  const waiting = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    stopListening = client?.whenGone(() => {
      clearTimeout(timer);
      reject(new DroppedConnection('ClientGone'));
    });
  });
  return waiting.finally(() => stopListening?.());
}
