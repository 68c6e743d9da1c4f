import { AwsCredentialIdentity } from '@smithy/types';

interface Entry {
  readonly credentials: Promise<AwsCredentialIdentity>;
  /** Epoch milliseconds from which on the entry is renewed; undefined while the credentials are under way. */
  renewAt?: number;
}

/** @internal */
export interface CredentialCacheOptions {
  /** Time left before expiry at which credentials are renewed. */
  marginMs: number;
  /** The least recently used session goes when there are more. */
  maxEntries: number;
  now?: () => number;
}

/**
 * Credentials by key. The promise is cached, so that callers at the same moment share one request; a promise that fails is
 * forgotten, so that the next caller asks again.
 *
 * @internal
 */
export class CredentialCache {
  readonly #entries = new Map<string, Entry>();
  readonly #marginMs: number;
  readonly #maxEntries: number;
  readonly #now: () => number;

  constructor(options: CredentialCacheOptions) {
    this.#marginMs = options.marginMs;
    this.#maxEntries = options.maxEntries;
    this.#now = options.now ?? Date.now;
  }

  get(
    key: string,
    load: () => Promise<AwsCredentialIdentity>,
    options?: { forceRefresh?: boolean },
  ): Promise<AwsCredentialIdentity> {
    const cached = this.#entries.get(key);
    if (cached && this.#isUsable(cached, options?.forceRefresh ?? false)) {
      this.#touch(key, cached);
      return cached.credentials;
    }
    return this.#load(key, load);
  }

  #isUsable(entry: Entry, forceRefresh: boolean): boolean {
    // What is under way is as fresh as it gets.
    return (
      entry.renewAt === undefined ||
      (!forceRefresh && this.#now() < entry.renewAt)
    );
  }

  #load(
    key: string,
    load: () => Promise<AwsCredentialIdentity>,
  ): Promise<AwsCredentialIdentity> {
    const entry: Entry = { credentials: load() };
    this.#touch(key, entry);
    entry.credentials.then(
      ({ expiration }) => {
        entry.renewAt = expiration
          ? expiration.getTime() - this.#marginMs
          : Number.POSITIVE_INFINITY;
      },
      () => {
        // Another caller may have put a newer promise in its place meanwhile.
        if (this.#entries.get(key) === entry) {
          this.#entries.delete(key);
        }
      },
    );
    return entry.credentials;
  }

  /** Maps keep insertion order: the first key is the one unused for longest. */
  #touch(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > this.#maxEntries) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
  }
}
