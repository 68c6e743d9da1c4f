import { ConflictError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  EnvironmentSummary,
  ListEnvironmentsQuery,
} from '@gco/plugin-gco-analytics-common';
import { Knex } from 'knex';
import { applyCriteria } from './applyCriteria';
import { EnvironmentFilter } from './EnvironmentFilter';
import {
  EnvironmentRow,
  toColumns,
  toRecord,
  toSummary,
} from './environmentRows';
import { EnvironmentChanges, EnvironmentRecord, NewEnvironment } from './types';

/** What a list asks for; `after` is the name of the last environment of the page before. */
export interface EnvironmentQuery
  extends Omit<ListEnvironmentsQuery, 'cursor' | 'limit'> {
  limit: number;
  after?: string;
  /** What the caller may see; all when undefined. */
  criteria?: PermissionCriteria<EnvironmentFilter>;
}

/** Environments in the database. */
export class EnvironmentTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** In the order of names. */
  async list(query: EnvironmentQuery): Promise<EnvironmentSummary[]> {
    const rows = this.#select().orderBy('environments.name').limit(query.limit);
    if (query.after !== undefined) {
      rows.where('environments.name', '>', query.after);
    }
    if (query.owner) {
      rows.whereIn('environments.owner', query.owner);
    }
    if (query.state) {
      rows.whereIn('environments.state', query.state);
    }
    if (query.accountId) {
      rows.where('environments.account_id', query.accountId);
    }
    if (query.region) {
      rows.where('environments.region', query.region);
    }
    if (query.search) {
      const escaped = query.search.toLowerCase().replace(/[\\%_]/g, '\\$&');
      rows.whereRaw(`environments.name LIKE ? ESCAPE '\\'`, [`%${escaped}%`]);
    }
    if (query.criteria) {
      applyCriteria(rows, query.criteria);
    }
    return (await rows).map(toSummary);
  }

  async find(name: string): Promise<EnvironmentRecord | undefined> {
    const [row] = await this.#select().where('environments.name', name);
    return row && toRecord(row);
  }

  async findMany(names: string[]): Promise<EnvironmentRecord[]> {
    const rows = await this.#select().whereIn('environments.name', names);
    return rows.map(toRecord);
  }

  /** Environments whose state in AWS is of interest: those that were deployed and not retired. */
  async findDeployed(): Promise<EnvironmentRecord[]> {
    const rows = await this.#select()
      .whereNotNull('environments.activated_at')
      .whereNot('environments.state', 'retired')
      .orderBy('environments.name');
    return rows.map(toRecord);
  }

  /** Keeps others from changing the row until the transaction ends. */
  async lock(name: string): Promise<EnvironmentRecord | undefined> {
    const row = await this.#knex('environments')
      .where({ name })
      .forUpdate()
      .first('name');
    return row && this.find(name);
  }

  /** @throws ConflictError when the name is taken */
  async insert(environment: NewEnvironment, now: Date): Promise<void> {
    try {
      await this.#knex('environments').insert({
        name: environment.name,
        owner: environment.owner,
        account_id: environment.accountId,
        region: environment.region,
        state: 'deploying',
        stack_name: environment.stackName,
        config: JSON.stringify(environment.config),
        outputs: '{}',
        external_id: environment.externalId,
        created_by: environment.createdBy,
        created_at: now,
        updated_at: now,
        version: 1,
        generation: 0,
      });
    } catch (error) {
      throw isDatabaseConflictError(error)
        ? new ConflictError(
            `Environment name '${environment.name}' is already taken`,
          )
        : error;
    }
  }

  /** @throws ConflictError when the environment changed since it was read */
  async update(
    environment: Pick<EnvironmentRecord, 'name' | 'version'>,
    changes: EnvironmentChanges,
    now: Date,
  ): Promise<void> {
    const { name, version } = environment;
    const updated = await this.#knex('environments')
      .where({ name, version })
      .update({
        ...toColumns(changes),
        version: version + 1,
        updated_at: now,
      });
    if (updated !== 1) {
      throw new ConflictError(
        `Environment '${name}' was changed by someone else at the same moment`,
      );
    }
  }

  /** A sign of life; not a change of the environment. */
  async renewLease(name: string, expiresAt: Date): Promise<void> {
    await this.#knex('environments')
      .where({ name })
      .update({ lease_expires_at: expiresAt });
  }

  #select(): Knex.QueryBuilder<EnvironmentRow, EnvironmentRow[]> {
    return this.#knex('environments')
      .leftJoin(
        'status_snapshots',
        'status_snapshots.environment',
        'environments.name',
      )
      .select('environments.*', 'status_snapshots.health');
  }
}
