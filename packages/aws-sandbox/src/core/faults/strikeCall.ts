import { AwsError } from '../AwsError';
import { ClientConnection } from './ClientConnection';
import { DroppedConnection } from './DroppedConnection';
import type { CallFault } from './FaultList';
import { throttlingError } from './throttlingError';
import { waitWithClient } from './waitWithClient';

/** A call that a fault strikes. */
export interface StruckCall {
  service: string;
  client?: ClientConnection;
  /** Does what the call asks for, if the caller is not to be denied everything. */
  answer(options: { denied: boolean }): Promise<object>;
}

/**
 * Answers a call as the fault wants it.
 *
 * @throws AwsError where the fault is an error
 * @throws DroppedConnection where nothing is to be answered
 */
export async function strikeCall(
  { latencyMs, effect }: CallFault,
  { service, client, answer }: StruckCall,
): Promise<object> {
  if (latencyMs > 0) {
    await waitWithClient(latencyMs, client);
  }
  switch (effect?.type) {
    case 'error':
      throw new AwsError(
        effect.code,
        effect.message ?? `${effect.code} (injected fault)`,
        effect.status ?? 400,
      );
    case 'throttle':
      throw throttlingError(service);
    case 'deny':
      return answer({ denied: true });
    case 'drop':
      if (effect.when === 'after') {
        // The client learns neither of success nor of failure.
        await Promise.allSettled([answer({ denied: false })]);
      }
      throw new DroppedConnection('ConnectionDropped');
    default:
      return answer({ denied: false });
  }
}
