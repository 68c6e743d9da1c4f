import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import { EnvironmentFilter } from './EnvironmentFilter';

/**
 * Narrows a query to the rows that a tree of conditions admits. Negations are pushed down to the conditions by De Morgan's laws,
 * which is safe because none of the columns may be null.
 */
export function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<EnvironmentFilter>,
  negate = false,
): void {
  if (isNotCriteria(criteria)) {
    applyCriteria(query, criteria.not, !negate);
    return;
  }
  if (isAndCriteria(criteria) || isOrCriteria(criteria)) {
    const isAnd = isAndCriteria(criteria);
    const children = isAnd ? criteria.allOf : criteria.anyOf;
    const method = isAnd === negate ? 'orWhere' : 'andWhere';
    query.andWhere(group => {
      for (const child of children) {
        group[method](nested => applyCriteria(nested, child, negate));
      }
    });
    return;
  }
  const column = `environments.${criteria.column}`;
  if (negate) {
    query.whereNotIn(column, criteria.values);
  } else {
    query.whereIn(column, criteria.values);
  }
}
