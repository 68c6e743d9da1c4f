import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { Operation } from '../../core/types';
import { authorizedGroup, requestTagConditions, required } from './LogsState';

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input: TagResourceRequest) {
    const group = authorizedGroup(
      context,
      'TagResource',
      input.resourceArn,
      requestTagConditions(input.tags),
    );
    group.tags = { ...group.tags, ...input.tags };
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const group = authorizedGroup(context, 'UntagResource', input.resourceArn, {
      'aws:TagKeys': [...(input.tagKeys ?? [])],
    });
    const keys = required(input.tagKeys, 'tagKeys');
    group.tags = Object.fromEntries(
      Object.entries(group.tags).filter(([key]) => !keys.includes(key)),
    );
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceRequest) {
    const group = authorizedGroup(
      context,
      'ListTagsForResource',
      input.resourceArn,
    );
    return { tags: group.tags };
  },
};
