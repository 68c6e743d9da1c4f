import { CallContext } from '../../core/types';
import { CostLedger, UsageRecord } from './CostLedger';

/** Notes that something of the call's account and region ends to cost now; for what leaves no trace when it goes. */
export function endUsage(
  context: CallContext,
  id: string,
  usage: Pick<UsageRecord, 'price' | 'quantity' | 'start' | 'tags'>,
): void {
  const { accountId, region, clock } = context;
  const ledger = CostLedger.of(context);
  const key = `${accountId}/${region}/${id}`;
  const known = ledger.usage.get(key);
  if (known) {
    known.end ??= clock.now();
  } else {
    ledger.usage.set(key, { accountId, region, ...usage, end: clock.now() });
  }
}
