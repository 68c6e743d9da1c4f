import { CallContext } from '../../core/types';
import type { Account } from '../../core/World';
import { CostLedger } from './CostLedger';
import { costLines, CostLine } from './costLines';
import { dataUnavailable } from './costExplorerError';
import { DAY_MS, dayText } from './days';
import { meterUsage } from './meterUsage';
import { PRICES } from './prices';
import { Span } from './timePeriod';

/** Where the world keeps its accounts. */
const ACCOUNT_STORE = 'accounts';

/** Checks that the caller may do something in Cost Explorer, which knows no resources but itself. */
export function authorizeCe(context: CallContext, action: string): void {
  const { partition, accountId } = context;
  context.authorize(
    `ce:${action}`,
    `arn:${partition}:ce:us-east-1:${accountId}:/${action}`,
  );
}

/** The accounts of the sandbox. */
export function accountsOf(
  context: Pick<CallContext, 'globalStore'>,
): ReadonlyMap<string, Account> {
  return context.globalStore(ACCOUNT_STORE, () => new Map<string, Account>());
}

/** Whether an account's costs are the caller's to see: its own; the payer sees all. */
function seer(context: CallContext, ledger: CostLedger) {
  return context.accountId === ledger.payerAccountId
    ? () => true
    : (accountId: string) => accountId === context.accountId;
}

/** The books, brought up to date with what the caller's accounts have. */
export function openBooks(context: CallContext): CostLedger {
  const ledger = CostLedger.of(context);
  ledger.enabledAt ??= context.clock.now();
  const sees = seer(context, ledger);
  for (const { accountId, regions } of accountsOf(context).values()) {
    if (sees(accountId)) {
      regions.forEach(region =>
        meterUsage(context.with({ accountId, region }), ledger),
      );
    }
  }
  return ledger;
}

/**
 * What the caller sees of a span of days.
 *
 * @throws AwsError `DataUnavailableException` in the first day of books without a past
 */
export function readLines(
  context: CallContext,
  ledger: CostLedger,
  span: Span,
): Iterable<CostLine> {
  const now = context.clock.now();
  const age = now.getTime() - ledger.enabledAt!.getTime();
  if (ledger.series.length === 0 && age < DAY_MS) {
    throw dataUnavailable();
  }
  return costLines(ledger, { span, now, sees: seer(context, ledger) });
}

/** Every request that looks into costs costs something itself. */
export function chargeRequest(context: CallContext, ledger: CostLedger): void {
  ledger.charge(
    context.accountId,
    dayText(context.clock.now()),
    PRICES.costExplorerRequest.usd,
  );
}
