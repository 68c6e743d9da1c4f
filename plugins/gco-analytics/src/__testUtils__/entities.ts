import { Entity } from '@backstage/catalog-model';
import {
  ENVIRONMENT_ANNOTATION,
  ENVIRONMENT_ENTITY_TYPE,
} from '@gco/plugin-gco-analytics-common';

/** The catalog's entity of an environment. */
export function environmentEntity(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      namespace: 'default',
      annotations: { [ENVIRONMENT_ANNOTATION]: name },
    },
    spec: { type: ENVIRONMENT_ENTITY_TYPE, owner: 'forecasting' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/forecasting' }],
  };
}

/** A component; with a name of an environment, one that uses it. */
export function componentEntity(environment?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'forecast-api',
      namespace: 'default',
      ...(environment !== undefined && {
        annotations: { [ENVIRONMENT_ANNOTATION]: environment },
      }),
    },
    spec: { type: 'service', owner: 'group:default/web' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/web' }],
  };
}
