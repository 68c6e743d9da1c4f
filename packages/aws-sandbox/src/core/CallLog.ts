import { InputError } from '@backstage/errors';
import { CallCounts, CountedBy, CountRow } from './CallCounts';
import { CallFilter, matchesFilter } from './CallFilter';

/** One answered call. Holds no secret: neither keys, tokens, inputs nor outputs. */
export interface CallRecord extends AnsweredCall {
  /** Counts up from 1 over all calls of the sandbox. */
  sequence: number;
  /** ISO time of the answer, by the sandbox's clock. */
  time: string;
}

/** What is recorded of a call. */
export interface AnsweredCall {
  /** From the call's arrival to its answer, in wall time. */
  durationMs: number;
  requestId: string;
  account: string;
  region: string;
  service: string;
  operation: string;
  principalArn: string;
  /** The role of an assumed-role session. */
  roleArn?: string;
  sessionName?: string;
  sourceIdentity?: string;
  sessionTags: Readonly<Record<string, string>>;
  /** HTTP status of the answer; 0 where the connection was dropped instead. */
  status: number;
  errorCode?: string;
  /** The service that made this call inside the sandbox, e.g. `cloudformation`; absent for calls over HTTP. */
  invokedBy?: string;
  /** The injected fault that struck it, by the type of its effect. */
  fault?: string;
}

/** A point between two calls, to count from. */
export interface CallMarker {
  name: string;
  /** Of the latest call before it; 0 where there is none. */
  sequence: number;
}

const MAX_MARKERS = 20;

/** The latest calls in a ring of fixed size, and counts of all. */
export class CallLog {
  readonly #capacity: number;
  readonly #now: () => number;
  /** The call of sequence number n is at (n - 1) % capacity. */
  #calls: AnsweredCall[] = [];
  readonly #times: Float64Array;
  #counts = new CallCounts();
  readonly #markers = new Map<string, CallMarker & { counts: CallCounts }>();
  #latest = 0;
  /** Sequence number before which nothing is kept, because it was cleared. */
  #clearedUpTo = 0;

  constructor(options: { capacity?: number; now?: () => number } = {}) {
    this.#capacity = options.capacity ?? 50_000;
    this.#times = new Float64Array(this.#capacity);
    this.#now = options.now ?? Date.now;
  }

  /** Sequence number of the latest call; 0 before the first. */
  get latest(): number {
    return this.#latest;
  }

  /** @param call kept as it is, so nobody may change it any more */
  record(call: AnsweredCall): void {
    const index = this.#latest % this.#capacity;
    this.#latest += 1;
    this.#calls[index] = call;
    this.#times[index] = this.#now();
    this.#counts.add(call);
  }

  /**
   * The calls that are still kept and match, oldest first.
   *
   * @throws InputError when `since` is neither number, time nor marker
   */
  list(filter: CallFilter = {}): CallRecord[] {
    const { limit = Infinity } = filter;
    const matching = this.#select(filter);
    const shown =
      filter.since === undefined && limit < matching.length
        ? matching.slice(matching.length - limit)
        : matching.slice(0, limit);
    return shown.map(sequence => this.#describe(sequence));
  }

  /**
   * How many calls match, by the given properties, most frequent first. Without `since`, and since a marker, all calls count, whether they are kept or not.
   *
   * @throws InputError when calls since then are no longer kept
   */
  count(
    by: readonly CountedBy[],
    filter: Omit<CallFilter, 'limit'> = {},
  ): CountRow[] {
    const { since } = filter;
    const marker = since === undefined ? undefined : this.#markers.get(since);
    if (since === undefined || marker) {
      return this.#counts.since(marker?.counts).by(by, filter);
    }
    const counts = new CallCounts();
    const first = this.#firstSince(since);
    if (first < this.#firstKept && this.#firstKept > this.#clearedUpTo + 1) {
      throw new InputError(
        `Calls before number ${
          this.#firstKept
        } are no longer kept; set a marker to count from`,
      );
    }
    for (const sequence of this.#select({ since })) {
      counts.add(this.#call(sequence));
    }
    return counts.by(by, filter);
  }

  /** Sets a point to list and count from; one of the same name moves, and of too many the oldest goes. */
  mark(name: string): CallMarker {
    this.#markers.delete(name);
    const [oldest] = this.#markers.keys();
    if (this.#markers.size >= MAX_MARKERS && oldest !== undefined) {
      this.#markers.delete(oldest);
    }
    const marker = { name, sequence: this.#latest };
    this.#markers.set(name, { ...marker, counts: this.#counts.copy() });
    return marker;
  }

  markers(): CallMarker[] {
    return [...this.#markers.values()].map(({ name, sequence }) => ({
      name,
      sequence,
    }));
  }

  /** Forgets calls, counts and markers; sequence numbers go on. */
  clear(): void {
    this.#calls = [];
    this.#counts = new CallCounts();
    this.#markers.clear();
    this.#clearedUpTo = this.#latest;
  }

  get #firstKept(): number {
    return Math.max(this.#clearedUpTo, this.#latest - this.#capacity) + 1;
  }

  /** Sequence numbers of the kept calls that match. */
  #select(filter: CallFilter): number[] {
    const { since } = filter;
    const from = Math.max(
      this.#firstKept,
      since === undefined ? 0 : this.#firstSince(since),
    );
    const time =
      since !== undefined && isTime(since) ? Date.parse(since) : -Infinity;
    const selected: number[] = [];
    for (let sequence = from; sequence <= this.#latest; sequence++) {
      if (
        this.#time(sequence) >= time &&
        matchesFilter(this.#call(sequence), filter)
      ) {
        selected.push(sequence);
      }
    }
    return selected;
  }

  /** The first call that may be meant; for a time, the first of all is. */
  #firstSince(since: string): number {
    if (/^\d+$/.test(since)) {
      return Number(since) + 1;
    }
    const marker = this.#markers.get(since);
    if (marker) {
      return marker.sequence + 1;
    }
    if (!isTime(since)) {
      throw new InputError(
        `'since' must be a sequence number, an ISO time or the name of a marker, not '${since}'`,
      );
    }
    return Date.parse(since) > this.#time(this.#firstKept)
      ? this.#firstKept
      : 0;
  }

  #call(sequence: number): AnsweredCall {
    return this.#calls[(sequence - 1) % this.#capacity];
  }

  #time(sequence: number): number {
    return this.#times[(sequence - 1) % this.#capacity];
  }

  #describe(sequence: number): CallRecord {
    const call = this.#call(sequence);
    return {
      sequence,
      time: new Date(this.#time(sequence)).toISOString(),
      ...call,
      durationMs: Math.round(call.durationMs * 10) / 10,
    };
  }
}

function isTime(text: string): boolean {
  return /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text));
}
