import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-wafv2';
import { Operation } from '../../core/types';
import { wafPage } from './wafPage';
import { authorizedAcl, tagConditions } from './WafState';

/** Operations on the tags of web ACLs. */
export const taggingOperations: Record<string, Operation> = {
  TagResource(context, input: TagResourceRequest) {
    const tags = Object.fromEntries(
      input.Tags!.map(({ Key, Value }) => [Key!, Value!]),
    );
    const acl = authorizedAcl(
      context,
      'TagResource',
      { ARN: input.ResourceARN! },
      tagConditions('aws:RequestTag', tags),
    );
    acl.tags = { ...acl.tags, ...tags };
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const acl = authorizedAcl(
      context,
      'UntagResource',
      { ARN: input.ResourceARN! },
      { 'aws:TagKeys': input.TagKeys! },
    );
    acl.tags = Object.fromEntries(
      Object.entries(acl.tags).filter(([key]) => !input.TagKeys!.includes(key)),
    );
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceRequest) {
    const { arn, tags } = authorizedAcl(context, 'ListTagsForResource', {
      ARN: input.ResourceARN!,
    });
    const { items, nextToken } = wafPage(
      Object.entries(tags),
      input,
      ([key]) => key,
    );
    return {
      NextMarker: nextToken,
      TagInfoForResource: {
        ResourceARN: arn,
        TagList: items.map(([Key, Value]) => ({ Key, Value })),
      },
    };
  },
};
