import { TooManyRequestsError } from '../errors';
import { AnalyticsStore, BucketRule, takeToken } from '../store';

/** Limits how often something may be done, over all replicas of the portal. */
export class RateLimiter {
  readonly #store: AnalyticsStore;
  readonly #name: string;
  readonly #rule: BucketRule;
  readonly #now: () => Date;

  constructor(options: {
    store: AnalyticsStore;
    /** Tells apart what is limited, e.g. `studio`. */
    name: string;
    rule: BucketRule;
    now?: () => Date;
  }) {
    this.#store = options.store;
    this.#name = options.name;
    this.#rule = options.rule;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * Counts one call.
   *
   * @param subject - what has its own limit, e.g. a person in an environment
   * @throws TooManyRequestsError
   */
  async take(subject: string): Promise<void> {
    const key = `${this.#name} ${subject}`;
    const now = this.#now();
    const full = { tokens: this.#rule.capacity, updatedAt: now };
    const { allowed, retryAfterSeconds } = await this.#store.transaction(
      async ({ rateLimits }) => {
        const bucket = await rateLimits.lock(key, full);
        const taken = takeToken(this.#rule, bucket, now);
        await rateLimits.save(key, taken.bucket);
        return taken;
      },
    );
    if (!allowed) {
      throw new TooManyRequestsError(
        `Too many requests; try again in ${retryAfterSeconds} s`,
        retryAfterSeconds,
      );
    }
  }
}
