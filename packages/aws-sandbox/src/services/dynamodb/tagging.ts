import type {
  ListTagsOfResourceInput,
  ListTagsOfResourceOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-dynamodb';
import { Operation } from '../../core/types';
import { limitExceeded } from './errors';
import { accessTable, requestTagConditions } from './tableAccess';

const MAX_TAGS = 50;

/** Operations on the tags of tables. */
export const taggingOperations: Record<string, Operation> = {
  TagResource: (context, input: TagResourceInput): object => {
    const table = accessTable(context, 'TagResource', input.ResourceArn, {
      conditions: requestTagConditions(input.Tags),
    });
    const tags = new Map([
      ...table.tags,
      ...input.Tags!.map(({ Key, Value }): [string, string] => [Key!, Value!]),
    ]);
    if (tags.size > MAX_TAGS) {
      throw limitExceeded(
        `${table.arn} cannot have more than ${MAX_TAGS} tags`,
      );
    }
    table.tags = tags;
    return {};
  },

  UntagResource: (context, input: UntagResourceInput): object => {
    const table = accessTable(context, 'UntagResource', input.ResourceArn, {
      conditions: { 'aws:TagKeys': input.TagKeys! },
    });
    input.TagKeys!.forEach(key => table.tags.delete(key));
    return {};
  },

  ListTagsOfResource: (
    context,
    input: ListTagsOfResourceInput,
  ): ListTagsOfResourceOutput => {
    const { tags } = accessTable(
      context,
      'ListTagsOfResource',
      input.ResourceArn,
    );
    return { Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
  },
};
