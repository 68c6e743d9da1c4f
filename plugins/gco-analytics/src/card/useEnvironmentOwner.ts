import { useCallback } from 'react';
import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  getEntityRelations,
} from '@backstage/plugin-catalog-react';
import {
  ENVIRONMENT_ANNOTATION,
  ENVIRONMENT_ENTITY_TYPE,
} from '@gco/plugin-gco-analytics-common';
import { useResource } from '../hooks';

const isEnvironment = (entity: Entity) =>
  entity.spec?.type === ENVIRONMENT_ENTITY_TYPE;

/**
 * Who owns an environment according to the catalog, for someone who may not read the environment itself.
 *
 * @param entity the entity whose page shows the environment
 * @returns entity ref of the owner; undefined when the catalog does not tell
 */
export function useEnvironmentOwner(
  entity: Entity,
  name: string,
): { owner?: string; isLoading: boolean } {
  const catalog = useApi(catalogApiRef);
  const load = useCallback(async () => {
    if (isEnvironment(entity)) return entity;
    const { items } = await catalog.getEntities({
      filter: {
        kind: 'Resource',
        'spec.type': ENVIRONMENT_ENTITY_TYPE,
        [`metadata.annotations.${ENVIRONMENT_ANNOTATION}`]: name,
      },
      limit: 1,
    });
    return items.at(0);
  }, [catalog, entity, name]);
  const { value, isLoading } = useResource(load);
  const [owner] = value ? getEntityRelations(value, RELATION_OWNED_BY) : [];
  return { owner: owner && stringifyEntityRef(owner), isLoading };
}
