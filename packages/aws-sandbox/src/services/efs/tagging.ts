import type {
  ListTagsForResourceRequest,
  Tag,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-efs';
import { CallContext, Operation } from '../../core/types';
import {
  authorizeAccessPoint,
  authorizeFileSystem,
  requestTagConditions,
} from './authorizeEfs';
import { required } from './efsError';
import { EfsState, nameTag } from './EfsState';
import { pageOf } from './pageOf';

/** The file system or access point that an id or ARN names, once the caller may do the action on it. */
function taggedResource(
  context: CallContext,
  action: string,
  resourceId: string | undefined,
  conditions: Record<string, string | string[]> = {},
): { Name?: string; Tags: Tag[] } {
  const id = required(resourceId, 'ResourceId').split('/').pop()!;
  const state = EfsState.of(context);
  if (id.startsWith('fsap-')) {
    authorizeAccessPoint(context, action, id, conditions);
    return state.accessPoint(id);
  }
  authorizeFileSystem(context, action, id, conditions);
  return state.fileSystem(id);
}

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input: TagResourceRequest) {
    const resource = taggedResource(
      context,
      'TagResource',
      input.ResourceId,
      requestTagConditions(input.Tags),
    );
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
    const keys: string[] = input.TagKeys ?? [];
    const resource = taggedResource(
      context,
      'UntagResource',
      input.ResourceId,
      { 'aws:TagKeys': keys },
    );
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
    const { page, NextMarker } = pageOf(
      resource.Tags,
      { marker: input.NextToken, size: input.MaxResults },
      ({ Key }) => Key!,
    );
    return { Tags: page, NextToken: NextMarker };
  },
};
