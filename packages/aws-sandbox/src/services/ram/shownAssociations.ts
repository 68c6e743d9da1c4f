import { ResourceShare } from './RamState';

/** Associations of a share as the calls show them, all or some. */
export function shownAssociations(
  share: ResourceShare,
  only: {
    resourceArns?: readonly string[];
    principals?: readonly string[];
  } = {},
) {
  const rows = (
    associationType: 'RESOURCE' | 'PRINCIPAL',
    associations: ResourceShare['resources'],
    wanted: readonly string[] | undefined,
  ) =>
    [...associations]
      .filter(([id]) => wanted?.includes(id) ?? true)
      .map(([associatedEntity, association]) => ({
        resourceShareArn: share.resourceShareArn,
        resourceShareName: share.name,
        associatedEntity,
        associationType,
        external: associationType === 'PRINCIPAL',
        ...association,
      }));
  return [
    ...rows('PRINCIPAL', share.principals, only.principals),
    ...rows('RESOURCE', share.resources, only.resourceArns),
  ];
}
