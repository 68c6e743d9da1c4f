import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { EnvironmentTable } from './EnvironmentTable';
import { OperationEventTable } from './OperationEventTable';
import { OperationTable } from './OperationTable';
import { RateLimitTable } from './RateLimitTable';
import { SnapshotTable } from './SnapshotTable';
import { StudioProfileTable } from './StudioProfileTable';

/** The tables, all on one connection or in one transaction. */
export interface AnalyticsTables {
  environments: EnvironmentTable;
  operations: OperationTable;
  operationEvents: OperationEventTable;
  snapshots: SnapshotTable;
  studioProfiles: StudioProfileTable;
  rateLimits: RateLimitTable;
}

/** The plugin's database. */
export interface AnalyticsStore extends AnalyticsTables {
  /**
   * Runs `work` all or nothing. Inside, only the tables it is given may be used: SQLite has a single connection, and a
   * query outside the transaction would wait for ever.
   */
  transaction<T>(work: (tables: AnalyticsTables) => Promise<T>): Promise<T>;
}

/** {@link AnalyticsStore} on SQLite or PostgreSQL. */
export class DatabaseAnalyticsStore implements AnalyticsStore {
  readonly #knex: Knex;
  readonly environments: EnvironmentTable;
  readonly operations: OperationTable;
  readonly operationEvents: OperationEventTable;
  readonly snapshots: SnapshotTable;
  readonly studioProfiles: StudioProfileTable;
  readonly rateLimits: RateLimitTable;

  /** Brings the database's schema up to date first, unless the installation does that itself. */
  static async create(
    database: DatabaseService,
  ): Promise<DatabaseAnalyticsStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@gco/plugin-gco-analytics-backend',
          'migrations',
        ),
      });
    }
    return new DatabaseAnalyticsStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    const tables = tablesOn(knex);
    this.environments = tables.environments;
    this.operations = tables.operations;
    this.operationEvents = tables.operationEvents;
    this.snapshots = tables.snapshots;
    this.studioProfiles = tables.studioProfiles;
    this.rateLimits = tables.rateLimits;
  }

  transaction<T>(work: (tables: AnalyticsTables) => Promise<T>): Promise<T> {
    return this.#knex.transaction(transaction => work(tablesOn(transaction)));
  }
}

function tablesOn(knex: Knex): AnalyticsTables {
  return {
    environments: new EnvironmentTable(knex),
    operations: new OperationTable(knex),
    operationEvents: new OperationEventTable(knex),
    snapshots: new SnapshotTable(knex),
    studioProfiles: new StudioProfileTable(knex),
    rateLimits: new RateLimitTable(knex),
  };
}
