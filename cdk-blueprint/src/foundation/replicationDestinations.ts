import { InputError } from '@backstage/errors';
import type { FoundationConfig } from '../config';

/** As many as ECR takes for one registry. */
const MOST = 25;

/**
 * Regions that get copies of the images: as configured, and never the registry's own, which ECR refuses.
 *
 * @throws InputError when there are more than ECR takes
 */
export function replicationDestinations({
  region,
  regions,
  images: { replication },
}: Pick<FoundationConfig, 'region' | 'regions' | 'images'>): string[] {
  if (!replication.enabled) return [];
  const wanted =
    replication.destinations === 'all_deployed_regions'
      ? regions
      : replication.destinations;
  const destinations = wanted.filter(destination => destination !== region);
  if (destinations.length > MOST) {
    throw new InputError(
      `images.replication.destinations: must be at most ${MOST} regions beside ${region} (got ${destinations.length})`,
    );
  }
  return destinations;
}
