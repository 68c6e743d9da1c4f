import type {
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
  Group,
  GroupDefinition,
  MetricValue,
  ResultByTime,
} from '@aws-sdk/client-cost-explorer';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import {
  accountsOf,
  authorizeCe,
  chargeRequest,
  openBooks,
  readLines,
} from './access';
import { costFilter } from './costFilter';
import { CostLedger } from './CostLedger';
import { CostLine } from './costLines';
import { ceValidation } from './costExplorerError';
import { DAY_MS, dayText, monthsBefore } from './days';
import { dimension, tagValue } from './dimensions';
import { readSpan, Span, splitSpan } from './timePeriod';

/** Without discounts all kinds of cost are the same. */
const METRICS: Readonly<Record<string, 'cost' | 'quantity'>> = {
  AmortizedCost: 'cost',
  BlendedCost: 'cost',
  NetAmortizedCost: 'cost',
  NetUnblendedCost: 'cost',
  NormalizedUsageAmount: 'quantity',
  UnblendedCost: 'cost',
  UsageQuantity: 'quantity',
};
const MAX_GROUP_BY = 2;
/** Rows of an answer before it is cut. */
const PAGE_ROWS = 1000;

interface Sum {
  cost: number;
  quantity: number;
  /** The one unit of what was added up. */
  unit?: string;
}

function readMetrics(metrics: readonly string[] | undefined): string[] {
  if (!metrics?.length) {
    throw ceValidation('Metrics must be specified');
  }
  const unknown = metrics.find(metric => !(metric in METRICS));
  if (unknown !== undefined) {
    throw ceValidation(
      `Invalid metrics specified: ${unknown}; valid are ${Object.keys(
        METRICS,
      ).join(', ')}`,
    );
  }
  return [...metrics];
}

/** How to name the group of a line by one definition. */
function grouping(
  ledger: CostLedger,
  { Type, Key }: GroupDefinition,
): (line: CostLine) => string {
  if (!Key) {
    throw ceValidation('Group definition key cannot be empty');
  }
  switch (Type) {
    case 'DIMENSION':
      return dimension(Key);
    case 'TAG':
      return line => `${Key}$${tagValue(ledger, line, Key)}`;
    case 'COST_CATEGORY':
      throw new AwsError(
        'NotImplemented',
        'ce: groups by cost category are not implemented by the local AWS',
      );
    default:
      throw ceValidation(`Group definition type ${Type} is invalid`);
  }
}

function values(sum: Sum, metrics: readonly string[]) {
  return Object.fromEntries(
    metrics.map((metric): [string, MetricValue] =>
      METRICS[metric] === 'cost'
        ? [metric, { Amount: amountText(sum.cost), Unit: 'USD' }]
        : [
            metric,
            { Amount: amountText(sum.quantity), Unit: sum.unit ?? 'N/A' },
          ],
    ),
  );
}

/** Up to ten digits behind the point and none that say nothing. */
function amountText(amount: number): string {
  return String(Number(amount.toFixed(10)));
}

function addTo(sum: Sum, line: CostLine): void {
  const first = sum.quantity === 0 && sum.cost === 0;
  sum.cost += line.cost;
  sum.quantity += line.quantity;
  sum.unit = first || sum.unit === line.unit ? line.unit : 'N/A';
}

interface PeriodSums {
  readonly total: Sum;
  readonly groups: Map<string, { keys: string[]; sum: Sum }>;
}

function newPeriod(): PeriodSums {
  return { total: { cost: 0, quantity: 0 }, groups: new Map() };
}

function startRow(token: string | undefined): number {
  if (token === undefined) {
    return 0;
  }
  const row = Number(
    /^ce-(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1],
  );
  if (!(row > 0)) {
    throw new AwsError(
      'InvalidNextTokenException',
      `The pagination token '${token.slice(0, 100)}' is invalid`,
    );
  }
  return row;
}

/** Cuts the page out of the rows of all periods: a group is a row, and a period without groups is one. */
function page(
  results: readonly ResultByTime[],
  token: string | undefined,
): { ResultsByTime: ResultByTime[]; NextPageToken?: string } {
  const from = startRow(token);
  const to = from + PAGE_ROWS;
  const ResultsByTime: ResultByTime[] = [];
  let row = 0;
  for (const result of results) {
    const rows = Math.max(1, result.Groups!.length);
    if (row < to && row + rows > from) {
      ResultsByTime.push({
        ...result,
        Groups: result.Groups!.slice(Math.max(0, from - row), to - row),
      });
    }
    row += rows;
  }
  return {
    ResultsByTime,
    NextPageToken:
      row > to ? Buffer.from(`ce-${to}`).toString('base64url') : undefined,
  };
}

/** Costs by day or month, all of them or by group. */
export function getCostAndUsage(
  context: CallContext,
  input: GetCostAndUsageRequest,
): GetCostAndUsageResponse {
  authorizeCe(context, 'GetCostAndUsage');
  const now = context.clock.now();
  const span = readSpan(input.TimePeriod, now);
  const spans = splitSpan(span, input.Granularity);
  const metrics = readMetrics(input.Metrics);
  const definitions = input.GroupBy ?? [];
  if (definitions.length > MAX_GROUP_BY) {
    throw ceValidation(
      `Up to ${MAX_GROUP_BY} group by definitions are allowed, not ${definitions.length}`,
    );
  }
  const ledger = openBooks(context);
  const keysOf = definitions.map(definition => grouping(ledger, definition));
  const wanted = costFilter(ledger, input.Filter);
  const periods = spans.map(newPeriod);
  const periodOf = periodIndex(spans);
  for (const line of readLines(context, ledger, span)) {
    if (wanted(line)) {
      const period = periods[periodOf(line.day)];
      addTo(period.total, line);
      if (keysOf.length) {
        const keys = keysOf.map(keyOf => keyOf(line));
        const id = keys.join('\n');
        const group = period.groups.get(id) ?? {
          keys,
          sum: { cost: 0, quantity: 0 },
        };
        period.groups.set(id, group);
        addTo(group.sum, line);
      }
    }
  }
  chargeRequest(context, ledger);
  const firstOpen = monthsBefore(Math.floor(now.getTime() / DAY_MS), 0);
  const results = spans.map(({ start, end }, index): ResultByTime => {
    const { total, groups } = periods[index];
    return {
      TimePeriod: { Start: dayText(start), End: dayText(end) },
      Total: keysOf.length ? {} : values(total, metrics),
      Groups: [...groups.values()]
        .sort((left, right) => (left.keys.join() < right.keys.join() ? -1 : 1))
        .map(
          ({ keys, sum }): Group => ({
            Keys: keys,
            Metrics: values(sum, metrics),
          }),
        ),
      // A bill is final when its month is over.
      Estimated: end > firstOpen,
    };
  });
  return {
    ...page(results, input.NextPageToken),
    GroupDefinitions: definitions.length ? definitions : undefined,
    DimensionValueAttributes: accountNames(context, definitions, results),
  };
}

function periodIndex(spans: readonly Span[]): (day: number) => number {
  const byDay = new Map<number, number>();
  spans.forEach(({ start, end }, index) => {
    for (let day = start; day < end; day += 1) {
      byDay.set(day, index);
    }
  });
  return day => byDay.get(day)!;
}

/** Names of the accounts that an answer by account speaks of. */
function accountNames(
  context: CallContext,
  definitions: readonly GroupDefinition[],
  results: readonly ResultByTime[],
) {
  const place = definitions.findIndex(({ Key }) => Key === 'LINKED_ACCOUNT');
  const ids =
    place < 0
      ? []
      : results.flatMap(({ Groups }) =>
          Groups!.map(({ Keys }) => Keys![place]),
        );
  return [...new Set(ids)].map(Value => ({
    Value,
    Attributes: { description: accountsOf(context).get(Value)?.name ?? '' },
  }));
}
