/** One answered call. Holds no secret: neither keys, tokens, inputs nor outputs. */
export interface CallRecord {
  /** Counts up from 1 over all calls of the sandbox. */
  sequence: number;
  /** ISO time of the answer. */
  time: string;
  account: string;
  region: string;
  service: string;
  operation: string;
  principalArn: string;
  sessionName?: string;
  sourceIdentity?: string;
  sessionTags: Record<string, string>;
  /** HTTP status of the answer. */
  status: number;
  errorCode?: string;
  /** The service that made this call inside the sandbox, e.g. `cloudformation`; absent for calls over HTTP. */
  invokedBy?: string;
}

/** The latest calls, oldest first. */
export class CallLog {
  readonly #capacity: number;
  #records: CallRecord[] = [];
  #sequence = 0;

  constructor(options: { capacity?: number } = {}) {
    this.#capacity = options.capacity ?? 50_000;
  }

  record(call: Omit<CallRecord, 'sequence' | 'time'>): void {
    this.#sequence += 1;
    this.#records.push({
      sequence: this.#sequence,
      time: new Date().toISOString(),
      ...call,
    });
    if (this.#records.length > this.#capacity * 1.2) {
      this.#records = this.#records.slice(-this.#capacity);
    }
  }

  /**
   * @param since only later calls: a sequence number, or an ISO time (inclusive, as several calls share a millisecond)
   */
  list(since?: string): CallRecord[] {
    if (!since) {
      return [...this.#records];
    }
    if (/^\d+$/.test(since)) {
      return this.#records.filter(record => record.sequence > Number(since));
    }
    const from = Date.parse(since);
    return this.#records.filter(record => Date.parse(record.time) >= from);
  }
}
