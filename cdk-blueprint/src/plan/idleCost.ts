import {
  monthlyCents,
  PRICE_LIST,
  STANDING_PRICES,
  StandingPrice,
} from './prices';
import { CostedResource, standingCost } from './resourceCosts';

/**
 * The part of a template that costs are counted in.
 *
 * @public
 */
export interface CostedTemplate {
  readonly Resources?: Readonly<Record<string, CostedResource>>;
}

/**
 * What all resources of one priced kind cost together.
 *
 * @public
 */
export interface IdleCostLine {
  readonly item: string;

  /** Units that are paid for, e.g. endpoints times zones. */
  readonly count: number;

  readonly monthlyUsd: number;

  /** Logical ids of the resources. */
  readonly resources: readonly string[];
}

/**
 * How many resources of one type there are.
 *
 * @public
 */
export interface ResourceCount {
  readonly type: string;
  readonly count: number;
}

/**
 * What a template costs in a month in which nobody uses it.
 *
 * @public
 */
export interface IdleCost {
  readonly region: string;

  /** Where and when the prices held; those of other regions differ by some percent. */
  readonly prices: { readonly region: string; readonly collectedOn: string };

  /** Sum of the lines. What is not priced is not in it. */
  readonly monthlyUsd: number;

  /** What is paid for being there, dearest first. */
  readonly lines: readonly IdleCostLine[];

  /** Paid for by work done or data kept; nothing while idle and empty. */
  readonly byUse: readonly ResourceCount[];

  /** Never billed by themselves. */
  readonly free: readonly ResourceCount[];

  /** May well cost something, but there is no price to reckon with. */
  readonly notPriced: readonly ResourceCount[];
}

class Tally {
  private readonly byType = new Map<string, number>();

  add(type: string): void {
    this.byType.set(type, (this.byType.get(type) ?? 0) + 1);
  }

  counts(): ResourceCount[] {
    return [...this.byType]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => a.type.localeCompare(b.type));
  }
}

/**
 * Adds up what the resources of a template cost while nobody uses them. Nothing is guessed: a kind of resource that has
 * no price is listed as such.
 *
 * @public
 */
export function idleCost(template: CostedTemplate, region: string): IdleCost {
  const priced = new Map<StandingPrice, { count: number; ids: string[] }>();
  const others = {
    byUse: new Tally(),
    free: new Tally(),
    notPriced: new Tally(),
  };

  for (const [id, resource] of Object.entries(template.Resources ?? {})) {
    const cost = standingCost(resource);
    if (typeof cost === 'object') {
      const { count, ids } = priced.get(cost.price) ?? { count: 0, ids: [] };
      priced.set(cost.price, {
        count: count + cost.count,
        ids: [...ids, id],
      });
    } else {
      others[cost ?? 'notPriced'].add(resource.Type);
    }
  }

  const lines = [...priced].map(([price, { count, ids }]) => ({
    item: STANDING_PRICES[price].item,
    count,
    cents: count * monthlyCents(STANDING_PRICES[price]),
    resources: ids,
  }));
  const total = lines.reduce((sum, { cents }) => sum + cents, 0);
  return {
    region,
    prices: {
      region: PRICE_LIST.region,
      collectedOn: PRICE_LIST.collectedOn,
    },
    monthlyUsd: total / 100,
    lines: lines
      .sort((a, b) => b.cents - a.cents || a.item.localeCompare(b.item))
      .map(({ cents, ...line }) => ({ ...line, monthlyUsd: cents / 100 })),
    byUse: others.byUse.counts(),
    free: others.free.counts(),
    notPriced: others.notPriced.counts(),
  };
}
