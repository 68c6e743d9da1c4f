import type {
  ListTagsForResourceRequest,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-efs';
import { CallContext, Operation } from '../../core/types';
import { required } from './efsError';
import { efsArn, EfsState, nameTag } from './EfsState';

/** The file system or access point that an id or ARN names. */
function taggedResource(
  context: CallContext,
  action: string,
  resourceId: string | undefined,
): { Name?: string; Tags: Tag[] } {
  const id = required(resourceId, 'ResourceId').split('/').pop()!;
  const isAccessPoint = id.startsWith('fsap-');
  context.authorize(
    `elasticfilesystem:${action}`,
    efsArn(context, `${isAccessPoint ? 'access-point' : 'file-system'}/${id}`),
  );
  const state = EfsState.of(context);
  return isAccessPoint ? state.accessPoint(id) : state.fileSystem(id);
}

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input: TagResourceRequest) {
    const resource = taggedResource(context, 'TagResource', input.ResourceId);
    const tags: Tag[] = input.Tags ?? [];
    const keys = tags.map(tag => tag.Key);
    resource.Tags = [
      ...resource.Tags.filter(tag => !keys.includes(tag.Key!)),
      ...tags,
    ];
    resource.Name = nameTag(resource.Tags);
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const resource = taggedResource(context, 'UntagResource', input.ResourceId);
    const keys: string[] = input.TagKeys ?? [];
    resource.Tags = resource.Tags.filter(tag => !keys.includes(tag.Key!));
    resource.Name = nameTag(resource.Tags);
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceRequest) {
    const resource = taggedResource(
      context,
      'ListTagsForResource',
      input.ResourceId,
    );
    return { Tags: resource.Tags };
  },
};
