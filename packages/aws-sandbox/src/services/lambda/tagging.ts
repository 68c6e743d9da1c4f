import type {
  ListTagsRequest,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-lambda';
import { Operation } from '../../core/types';
import { authorizedFunction } from './functionAccess';
import { checkTags, requestTagConditions } from './tagRules';

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource: (context, input: TagResourceRequest) => {
    const target = authorizedFunction(
      context,
      'TagResource',
      { FunctionName: input.Resource },
      requestTagConditions(input.Tags!),
    );
    const tags = { ...target.tags, ...input.Tags };
    checkTags(tags);
    target.tags = tags;
    return {};
  },

  UntagResource: (context, input: UntagResourceRequest) => {
    const keys = input.TagKeys!;
    const target = authorizedFunction(
      context,
      'UntagResource',
      { FunctionName: input.Resource },
      { 'aws:TagKeys': keys },
    );
    target.tags = Object.fromEntries(
      Object.entries(target.tags).filter(([key]) => !keys.includes(key)),
    );
    return {};
  },

  ListTags: (context, input: ListTagsRequest) => ({
    Tags: {
      ...authorizedFunction(context, 'ListTags', {
        FunctionName: input.Resource,
      }).tags,
    },
  }),
};
