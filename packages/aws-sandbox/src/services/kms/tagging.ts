import type {
  ListResourceTagsRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-kms';
import { Operation } from '../../core/types';
import { requestTagConditions } from './keyConditions';
import { required } from './kmsError';
import { authorizedKey } from './authorizedKey';
import { pageOf } from './pageOf';

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input: TagResourceRequest) {
    const key = authorizedKey(context, 'TagResource', input.KeyId, {
      conditions: requestTagConditions(input.Tags),
    });
    const tags = required(input.Tags, 'tags');
    const names = tags.map(tag => tag.TagKey);
    key.tags = [
      ...key.tags.filter(tag => !names.includes(tag.TagKey!)),
      ...tags,
    ];
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const key = authorizedKey(context, 'UntagResource', input.KeyId, {
      conditions: { 'aws:TagKeys': [...(input.TagKeys ?? [])] },
    });
    const names = required(input.TagKeys, 'tagKeys');
    key.tags = key.tags.filter(tag => !names.includes(tag.TagKey!));
    return {};
  },

  ListResourceTags(context, input: ListResourceTagsRequest) {
    const key = authorizedKey(context, 'ListResourceTags', input.KeyId);
    const { page, NextMarker } = pageOf(
      key.tags,
      input,
      ({ TagKey }) => TagKey!,
    );
    return { Tags: page, NextMarker, Truncated: NextMarker !== undefined };
  },
};
