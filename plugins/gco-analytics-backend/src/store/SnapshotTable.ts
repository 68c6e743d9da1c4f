import { StatusSnapshot } from '@gco/plugin-gco-analytics-common';
import { Knex } from 'knex';
import { Timestamp, toIso, toOptionalIso } from './timestamps';
import { NewSnapshot } from './types';

interface SnapshotRow {
  environment: string;
  observed_at: Timestamp | null;
  health: string;
  resources: string;
  stale_since: Timestamp | null;
  stale_reason: string | null;
}

/** The last status snapshot of each environment. */
export class SnapshotTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The snapshot; one that says `unknown` when AWS was never asked. */
  async find(environment: string): Promise<StatusSnapshot> {
    const row = await this.#knex<SnapshotRow>('status_snapshots')
      .where({ environment })
      .first();
    return row
      ? toSnapshot(row)
      : { environment, health: 'unknown', resources: [] };
  }

  async replace(snapshot: NewSnapshot): Promise<void> {
    const row = {
      environment: snapshot.environment,
      observed_at: snapshot.observedAt,
      health: snapshot.health,
      resources: JSON.stringify(snapshot.resources),
      stale_since: null,
      stale_reason: null,
    };
    await this.#knex('status_snapshots')
      .insert(row)
      .onConflict('environment')
      .merge();
  }

  /** Keeps what was seen last and notes since when, and why, it cannot be renewed. */
  async markStale(
    environment: string,
    reason: string,
    now: Date,
  ): Promise<void> {
    await this.#knex('status_snapshots')
      .insert({
        environment,
        health: 'unknown',
        resources: '[]',
        stale_since: now,
        stale_reason: reason,
      })
      .onConflict('environment')
      .merge({
        stale_since: this.#knex.raw(
          'coalesce(status_snapshots.stale_since, excluded.stale_since)',
        ),
        stale_reason: reason,
      });
  }
}

function toSnapshot(row: SnapshotRow): StatusSnapshot {
  const observedAt = toOptionalIso(row.observed_at);
  return {
    environment: row.environment,
    ...(observedAt && { observedAt }),
    health: row.health as StatusSnapshot['health'],
    resources: JSON.parse(row.resources),
    ...(row.stale_since !== null && {
      stale: {
        since: toIso(row.stale_since),
        reason: row.stale_reason ?? '',
      },
    }),
  };
}
