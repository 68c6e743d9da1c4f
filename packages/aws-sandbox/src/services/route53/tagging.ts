import type {
  ChangeTagsForResourceRequest,
  ListTagsForResourceRequest,
} from '@aws-sdk/client-route-53';
import { Operation } from '../../core/types';
import { accessZone } from './access';
import { HostedZone } from './Route53State';
import { invalidInput } from './route53Error';

function requireZoneType(type: string | undefined): void {
  if (type !== 'hostedzone') {
    throw invalidInput(`Tags of ${type} are not implemented by the local AWS`);
  }
}

function tagList({ tags }: HostedZone) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags of hosted zones. */
export const taggingOperations: Readonly<Record<string, Operation>> = {
  ChangeTagsForResource(context, input: ChangeTagsForResourceRequest) {
    requireZoneType(input.ResourceType);
    const zone = accessZone(context, 'ChangeTagsForResource', input.ResourceId);
    const removed = input.RemoveTagKeys ?? [];
    zone.tags = Object.fromEntries([
      ...Object.entries(zone.tags).filter(([key]) => !removed.includes(key)),
      ...(input.AddTags ?? []).map(({ Key, Value }) => [Key!, Value ?? '']),
    ]);
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceRequest) {
    requireZoneType(input.ResourceType);
    const zone = accessZone(context, 'ListTagsForResource', input.ResourceId);
    return {
      ResourceTagSet: {
        ResourceType: 'hostedzone',
        ResourceId: zone.id,
        Tags: tagList(zone),
      },
    };
  },
};
