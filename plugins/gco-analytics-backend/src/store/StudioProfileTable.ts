import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { StudioProfileRecord } from './types';

interface StudioProfileRow {
  environment: string;
  user_ref: string;
  profile_name: string;
  profile_key: string;
  posix_id: number;
}

/** Which Studio profile belongs to which person. */
export class StudioProfileTable {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(
    environment: string,
    userRef: string,
  ): Promise<StudioProfileRecord | undefined> {
    const row = await this.#knex<StudioProfileRow>('studio_profiles')
      .where({ environment, user_ref: userRef })
      .first();
    return row && toRecord(row);
  }

  async findByName(
    environment: string,
    profileName: string,
  ): Promise<StudioProfileRecord | undefined> {
    const row = await this.#knex<StudioProfileRow>('studio_profiles')
      .where({ environment, profile_key: profileName.toLowerCase() })
      .first();
    return row && toRecord(row);
  }

  async highestPosixId(environment: string): Promise<number | undefined> {
    const row = await this.#knex('studio_profiles')
      .where({ environment })
      .max({ highest: 'posix_id' })
      .first();
    return row?.highest ?? undefined;
  }

  /** Whether it was stored; false when the person, the name or the id is there already. */
  async insert(profile: StudioProfileRecord, now: Date): Promise<boolean> {
    try {
      await this.#knex('studio_profiles').insert({
        environment: profile.environment,
        user_ref: profile.userRef,
        profile_name: profile.profileName,
        profile_key: profile.profileName.toLowerCase(),
        posix_id: profile.posixId,
        created_at: now,
      });
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }
}

function toRecord(row: StudioProfileRow): StudioProfileRecord {
  return {
    environment: row.environment,
    userRef: row.user_ref,
    profileName: row.profile_name,
    posixId: row.posix_id,
  };
}
