import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { DatabaseAnalyticsStore } from '../store';

/** A store on a fresh test database. */
export function createTestStore(knex: Knex): Promise<DatabaseAnalyticsStore> {
  return DatabaseAnalyticsStore.create(mockServices.database({ knex }));
}
