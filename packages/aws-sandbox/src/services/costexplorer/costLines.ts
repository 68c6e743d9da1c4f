import { CostLedger, CostSeries, UsageRecord } from './CostLedger';
import { DAY_MS, dayNumber } from './days';
import { PRICES, usageTypeIn } from './prices';
import { Span } from './timePeriod';

const HOUR_MS = 3_600_000;
/** Billing is a day behind. */
const DELAY_MS = DAY_MS;

/** What one thing cost on one day. */
export interface CostLine {
  readonly day: number;
  readonly accountId: string;
  readonly region: string;
  readonly service: string;
  readonly usageType: string;
  readonly unit: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly cost: number;
  readonly quantity: number;
}

function* linesOfSeries(
  series: CostSeries,
  span: Span,
  until: number,
): Generator<CostLine> {
  const { firstDay, amounts, quantities, ...rest } = series;
  const first = dayNumber(firstDay);
  const last = Math.min(span.end, first + amounts.length);
  for (let day = Math.max(span.start, first); day < last; day += 1) {
    const cost = amounts[day - first];
    // A day shows up once it is over and billing has caught up with it.
    if (cost !== 0 && (day + 1) * DAY_MS <= until) {
      yield { ...rest, day, cost, quantity: quantities?.[day - first] ?? 0 };
    }
  }
}

function* linesOfUsage(
  usage: UsageRecord,
  span: Span,
  until: number,
): Generator<CostLine> {
  const price = PRICES[usage.price];
  const from = Math.max(usage.start.getTime(), span.start * DAY_MS);
  const to = Math.min(usage.end?.getTime() ?? until, until, span.end * DAY_MS);
  for (let day = Math.floor(from / DAY_MS); day * DAY_MS < to; day += 1) {
    const hours =
      (Math.min(to, (day + 1) * DAY_MS) - Math.max(from, day * DAY_MS)) /
      HOUR_MS;
    const quantity = hours * usage.quantity;
    if (quantity > 0) {
      yield {
        day,
        accountId: usage.accountId,
        region: usage.region,
        service: price.service,
        usageType: usageTypeIn(
          usage.region,
          usage.usageType ?? price.usageType,
        ),
        unit: price.unit,
        tags: usage.tags,
        cost: quantity * price.usd,
        quantity,
      };
    }
  }
}

/** What the accounts' things cost in a span of days, as far as billing knows at a time. */
export function* costLines(
  ledger: CostLedger,
  options: { span: Span; now: Date; sees: (accountId: string) => boolean },
): Generator<CostLine> {
  const { span, now, sees } = options;
  const until = now.getTime() - DELAY_MS;
  for (const series of [...ledger.series, ...ledger.charges.values()]) {
    if (sees(series.accountId)) {
      yield* linesOfSeries(series, span, until);
    }
  }
  for (const usage of ledger.usage.values()) {
    if (sees(usage.accountId)) {
      yield* linesOfUsage(usage, span, until);
    }
  }
}
