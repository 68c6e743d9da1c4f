import { useEntity } from '@backstage/plugin-catalog-react';
import { ENVIRONMENT_ANNOTATION } from '@gco/plugin-gco-analytics-common';
import { EnvironmentCard } from './EnvironmentCard';

/** The card of the environment that the entity of this page is or uses; nothing when there is none. */
export function EntityAnalyticsCard() {
  const { entity } = useEntity();
  const name = entity.metadata.annotations?.[ENVIRONMENT_ANNOTATION]?.trim();
  return name ? <EnvironmentCard name={name} entity={entity} /> : null;
}
