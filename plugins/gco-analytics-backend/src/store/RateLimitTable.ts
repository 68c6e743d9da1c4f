import { Knex } from 'knex';
import { Timestamp, toDate } from './timestamps';
import { Bucket } from './tokenBucket';

/** Token buckets, shared by all replicas of the portal. */
export class RateLimitTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes the bucket, full, unless it is there, and keeps others from changing it until the transaction ends. */
  async lock(key: string, full: Bucket): Promise<Bucket> {
    await this.#knex('rate_limits')
      .insert({ key, tokens: full.tokens, updated_at: full.updatedAt })
      .onConflict('key')
      .ignore();
    const row: { tokens: number; updated_at: Timestamp } = await this.#knex(
      'rate_limits',
    )
      .where({ key })
      .forUpdate()
      .first('tokens', 'updated_at');
    return { tokens: row.tokens, updatedAt: toDate(row.updated_at) };
  }

  async save(key: string, bucket: Bucket): Promise<void> {
    await this.#knex('rate_limits')
      .where({ key })
      .update({ tokens: bucket.tokens, updated_at: bucket.updatedAt });
  }

  /** Forgets buckets that were not used since `before`. */
  async prune(before: Date): Promise<void> {
    await this.#knex('rate_limits').where('updated_at', '<', before).delete();
  }
}
