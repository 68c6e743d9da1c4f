import { performance } from 'perf_hooks';
import { throttlingError } from '../faults/throttlingError';
import { apiRate } from './apiRates';

/** A call as far as its rate goes. */
export interface RatedCall {
  service: string;
  operation: string;
  accountId: string;
  region: string;
}

interface Bucket {
  tokens: number;
  /** When it was filled up last, in milliseconds of wall time. */
  since: number;
}

/**
 * Refuses calls that come faster than AWS takes them: a token bucket for each operation, account and region. Buckets
 * fill in wall time, as clients pace themselves by it, whatever the scale of the clock.
 */
export class ApiThrottle {
  readonly #buckets = new Map<string, Bucket>();
  readonly #now: () => number;
  #factor: number | undefined;

  /** @param options.now wall time in milliseconds */
  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? (() => performance.now());
  }

  /** AWS's rates times this are admitted; nothing while it is off. */
  get factor(): number | undefined {
    return this.#factor;
  }

  /** Switches it on, with full buckets, or with nothing off. */
  set factor(factor: number | undefined) {
    this.#factor = factor;
    this.#buckets.clear();
  }

  /** @throws AwsError the service's own answer to one call too many */
  take(call: RatedCall): void {
    if (this.#factor === undefined) {
      return;
    }
    const { service, operation, accountId, region } = call;
    const rate = apiRate(service, operation);
    if (!rate) {
      return;
    }
    const now = this.#now();
    const burst = Math.max(1, rate.burst * this.#factor);
    const key = `${service}:${operation}/${accountId}/${region}`;
    const bucket = this.#buckets.get(key) ?? { tokens: burst, since: now };
    const gained =
      ((now - bucket.since) / 1000) * rate.perSecond * this.#factor;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.since = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      throw throttlingError(service);
    }
    bucket.tokens -= 1;
  }
}
