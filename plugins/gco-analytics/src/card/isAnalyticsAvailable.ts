import { Entity } from '@backstage/catalog-model';
import { ENVIRONMENT_ANNOTATION } from '@gco/plugin-gco-analytics-common';

/**
 * Whether an entity is an analytics environment or uses one, so that the card has something to show.
 *
 * @public
 */
export function isAnalyticsAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[ENVIRONMENT_ANNOTATION]?.trim());
}
