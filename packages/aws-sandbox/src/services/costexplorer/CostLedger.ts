import { CallContext } from '../../core/types';
import { addDays, dayNumber, dayText } from './days';
import { PriceName, PRICES, usageTypeIn } from './prices';

/** Cost of one thing of one account, day by day. */
export interface CostSeries {
  readonly accountId: string;
  readonly region: string;
  /** Value of the dimension `SERVICE`, e.g. `Amazon SageMaker`. */
  readonly service: string;
  readonly usageType: string;
  readonly unit: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Day of the first amount, `2026-01-31`. */
  readonly firstDay: string;
  /** US dollars by day. */
  readonly amounts: number[];
  /** Usage by day, in the unit; without it there is none to tell. */
  readonly quantities?: number[];
}

/** Something that costs while it exists. */
export interface UsageRecord {
  readonly accountId: string;
  readonly region: string;
  readonly price: PriceName;
  /** Usage type where it is not the price's own. */
  readonly usageType?: string;
  /** Units for each hour. */
  quantity: number;
  readonly start: Date;
  end?: Date;
  tags: Readonly<Record<string, string>>;
}

/** A tag key that costs can be told apart by. */
export interface AllocationTag {
  /** When the key became known to billing. */
  readonly firstSeen: Date;
  lastUpdated?: Date;
  /** Activations, oldest first; costs from `from` on carry the tag, nothing is back-filled. */
  readonly active: { readonly from: Date; to?: Date }[];
}

/** A daily amount that is put into the books by hand. */
export interface CostEntry {
  readonly accountId: string;
  readonly region: string;
  readonly service: string;
  readonly usageType?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** `2026-01-31` */
  readonly day: string;
  /** US dollars. */
  readonly amount: number;
}

/** The books of all accounts, which one of them pays for. */
export class CostLedger {
  /** The management account: it sees all costs and decides about tags. */
  payerAccountId = '111122223333';
  /** Cost Explorer has nothing to show in the first day. */
  enabledAt?: Date;
  /** Books with a past: what was put in by hand. */
  readonly series: CostSeries[] = [];
  /** Requests to Cost Explorer itself, by account. */
  readonly charges = new Map<string, CostSeries>();
  /** By an id of the resource that costs. */
  readonly usage = new Map<string, UsageRecord>();
  readonly allocationTags = new Map<string, AllocationTag>();

  static of(context: Pick<CallContext, 'globalStore'>): CostLedger {
    return context.globalStore('ce', () => new CostLedger());
  }

  /** Adds what things cost on one day; days of the same thing that follow each other share a series. */
  add(entry: CostEntry): void {
    const { day, amount, tags = {}, usageType = 'Usage', ...rest } = entry;
    const series = this.series.find(
      other =>
        other.accountId === rest.accountId &&
        other.region === rest.region &&
        other.service === rest.service &&
        other.usageType === usageType &&
        dayText(addDays(other.firstDay, other.amounts.length)) === day &&
        sameTags(other.tags, tags),
    );
    if (series) {
      series.amounts.push(amount);
    } else {
      this.addSeries({
        ...rest,
        usageType,
        unit: 'Hrs',
        tags,
        firstDay: day,
        amounts: [amount],
      });
    }
  }

  /** Adds the costs of many days at once. */
  addSeries(series: CostSeries): void {
    this.series.push(series);
  }

  /** Puts a request to Cost Explorer on an account's bill. */
  charge(accountId: string, day: string, amount: number): void {
    const known = this.charges.get(accountId);
    const series = known ?? {
      accountId,
      region: 'us-east-1',
      service: PRICES.costExplorerRequest.service,
      usageType: usageTypeIn('us-east-1', PRICES.costExplorerRequest.usageType),
      unit: PRICES.costExplorerRequest.unit,
      tags: {},
      firstDay: day,
      amounts: [],
    };
    this.charges.set(accountId, series);
    const index = dayNumber(day) - dayNumber(series.firstDay);
    while (series.amounts.length <= index) {
      series.amounts.push(0);
    }
    series.amounts[index] += amount;
  }

  /** Makes a tag key count from a time on, at once: for books that begin with a past. */
  activateTag(key: string, from: Date): void {
    this.allocationTags.set(key, {
      firstSeen: from,
      lastUpdated: from,
      active: [{ from }],
    });
  }

  /** Whether costs at a time carry a tag. */
  carriesTag(key: string, time: number): boolean {
    return (this.allocationTags.get(key)?.active ?? []).some(
      ({ from, to }) =>
        from.getTime() <= time && (to === undefined || time < to.getTime()),
    );
  }
}

function sameTags(
  left: Readonly<Record<string, string>>,
  right: Readonly<Record<string, string>>,
): boolean {
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every(key => left[key] === right[key])
  );
}
