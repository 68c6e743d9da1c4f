import { PermissionCriteria } from '@backstage/plugin-permission-common';
import createKnex from 'knex';
import { applyCriteria } from './applyCriteria';
import { EnvironmentFilter } from './EnvironmentFilter';

const knex = createKnex({ client: 'pg' });

const owner = (...values: string[]): EnvironmentFilter => ({
  column: 'owner',
  values,
});
const state = (...values: string[]): EnvironmentFilter => ({
  column: 'state',
  values,
});

function where(criteria: PermissionCriteria<EnvironmentFilter>): string {
  const query = knex('environments').select('*');
  applyCriteria(query, criteria);
  return query
    .toString()
    .replace('select * from "environments" where ', '')
    .replaceAll('"environments".', '');
}

it.each<[string, PermissionCriteria<EnvironmentFilter>, string]>([
  ['one condition', owner('a', 'b'), `"owner" in ('a', 'b')`],
  ['a negated condition', { not: owner('a') }, `"owner" not in ('a')`],
  ['a double negation', { not: { not: owner('a') } }, `"owner" in ('a')`],
  [
    'all of',
    { allOf: [owner('a'), state('active')] },
    `(("owner" in ('a')) and ("state" in ('active')))`,
  ],
  [
    'any of',
    { anyOf: [owner('a'), state('active')] },
    `(("owner" in ('a')) or ("state" in ('active')))`,
  ],
  [
    'not any of',
    { not: { anyOf: [owner('a'), state('active')] } },
    `(("owner" not in ('a')) and ("state" not in ('active')))`,
  ],
  [
    'not all of, with a negation inside',
    { not: { allOf: [owner('a'), { not: state('active') }] } },
    `(("owner" not in ('a')) or ("state" in ('active')))`,
  ],
  ['no values', owner(), '1 = 0'],
  ['not no values', { not: owner() }, '1 = 1'],
])('translates %s', (_, criteria, expected) => {
  expect(where(criteria)).toBe(expected);
});
