import { CallFilter, matchesFilter } from './CallFilter';
import type { AnsweredCall } from './CallLog';

/** Properties that calls are counted by. */
export const COUNTED_BY = [
  'account',
  'region',
  'service',
  'operation',
  'principal',
  'status',
  'errorCode',
  'invokedBy',
  'fault',
] as const;

/** A property that calls are counted by; `principal` is the role of a session, not the session. */
export type CountedBy = (typeof COUNTED_BY)[number];

/** How many calls have these properties; those that a call lacks are absent. */
export type CountRow = Partial<Record<CountedBy, string | number>> & {
  count: number;
};

type Counted = Pick<
  AnsweredCall,
  | 'account'
  | 'region'
  | 'service'
  | 'operation'
  | 'status'
  | 'errorCode'
  | 'invokedBy'
  | 'fault'
> & { principal: string; count: number };

/** Rows kept before principals are no longer told apart, so that memory stays bounded. */
const MAX_ROWS = 100_000;

const ANY_PRINCIPAL = '*';

/** Counts of calls by what they have in common, kept up call by call. */
export class CallCounts {
  readonly #rows: Map<string, Counted>;

  constructor(rows: Map<string, Counted> = new Map()) {
    this.#rows = rows;
  }

  add(call: AnsweredCall): void {
    const principal = call.roleArn ?? call.principalArn;
    const key = keyOf(call, principal);
    const row = this.#rows.get(key);
    if (row) {
      row.count += 1;
    } else if (this.#rows.size < MAX_ROWS) {
      this.#rows.set(key, rowOf(call, principal));
    } else {
      this.#addToAny(call);
    }
  }

  copy(): CallCounts {
    return new CallCounts(
      new Map([...this.#rows].map(([key, row]) => [key, { ...row }])),
    );
  }

  /** What has been added to an earlier copy of these counts. */
  since(earlier: CallCounts | undefined): CallCounts {
    if (!earlier) {
      return this;
    }
    const rows = new Map<string, Counted>();
    for (const [key, row] of this.#rows) {
      const count = row.count - (earlier.#rows.get(key)?.count ?? 0);
      if (count > 0) {
        rows.set(key, { ...row, count });
      }
    }
    return new CallCounts(rows);
  }

  /** The counts of what matches, added up by the given properties; most frequent first. */
  by(properties: readonly CountedBy[], filter: CallFilter): CountRow[] {
    const sums = new Map<string, CountRow>();
    for (const row of this.#rows.values()) {
      if (!matchesFilter({ ...row, principalArn: row.principal }, filter)) {
        continue;
      }
      const values = properties.map(property => row[property]);
      const key = JSON.stringify(values);
      const sum = sums.get(key);
      if (sum) {
        sum.count += row.count;
      } else {
        const named = properties.map((property, index) => [
          property,
          values[index],
        ]);
        sums.set(key, { ...Object.fromEntries(named), count: row.count });
      }
    }
    return [...sums]
      .sort(
        ([oneKey, one], [otherKey, other]) =>
          other.count - one.count || oneKey.localeCompare(otherKey),
      )
      .map(([, sum]) => sum);
  }

  #addToAny(call: AnsweredCall): void {
    const key = keyOf(call, ANY_PRINCIPAL);
    const row = this.#rows.get(key);
    if (row) {
      row.count += 1;
    } else {
      this.#rows.set(key, rowOf(call, ANY_PRINCIPAL));
    }
  }
}

function keyOf(call: AnsweredCall, principal: string): string {
  const { account, region, service, operation, status } = call;
  const outcome = `${status} ${call.errorCode} ${call.invokedBy} ${call.fault}`;
  return `${account} ${region} ${service} ${operation} ${principal} ${outcome}`;
}

function rowOf(call: AnsweredCall, principal: string): Counted {
  return {
    account: call.account,
    region: call.region,
    service: call.service,
    operation: call.operation,
    principal,
    status: call.status,
    errorCode: call.errorCode,
    invokedBy: call.invokedBy,
    fault: call.fault,
    count: 1,
  };
}
