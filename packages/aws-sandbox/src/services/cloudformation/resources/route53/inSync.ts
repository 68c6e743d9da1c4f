import { CallContext } from '../../../../core/types';
import { waitUntil } from '../waitUntil';

/** Waits until all name servers have a change. */
export function inSync(
  context: CallContext,
  change: { Id: string },
): Promise<void> {
  return waitUntil({
    clock: context.clock,
    what: change.Id,
    probe: async () => {
      const { ChangeInfo } = await context.invoke('route53', 'GetChange', {
        Id: change.Id,
      });
      return ChangeInfo.Status === 'INSYNC' ? 'ready' : 'waiting';
    },
  });
}
