import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-ecr';
import { CallContext, Operation } from '../../core/types';
import { accessRepository, requestTagConditions } from './access';
import { Repository } from './EcrState';
import { ecrError, invalidParameter } from './errors';

const MAX_TAGS = 50;

function tagged(
  context: CallContext,
  action: string,
  arn: string,
  conditions: Record<string, string | string[]> = {},
): Repository {
  const repositoryName = /:repository\/(.+)$/.exec(arn)?.[1];
  if (!repositoryName) {
    throw invalidParameter(
      `Invalid parameter at 'resourceArn' failed to satisfy constraint: '${arn} is not the ARN of a repository'`,
    );
  }
  return accessRepository(context, action, { repositoryName }, conditions);
}

/** Operations on the tags of repositories. */
export const taggingOperations: Record<string, Operation> = {
  TagResource(context: CallContext, input: TagResourceRequest): object {
    const repository = tagged(
      context,
      'TagResource',
      input.resourceArn!,
      requestTagConditions(input.tags),
    );
    const tags = new Map([
      ...repository.tags,
      ...input.tags!.map(({ Key, Value }): [string, string] => [Key!, Value!]),
    ]);
    if (tags.size > MAX_TAGS) {
      throw ecrError(
        'TooManyTagsException',
        `${repository.arn} cannot have more than ${MAX_TAGS} tags`,
      );
    }
    repository.tags = tags;
    return {};
  },

  UntagResource(context: CallContext, input: UntagResourceRequest): object {
    const { tags } = tagged(context, 'UntagResource', input.resourceArn!, {
      'aws:TagKeys': input.tagKeys!,
    });
    input.tagKeys!.forEach(key => tags.delete(key));
    return {};
  },

  ListTagsForResource(
    context: CallContext,
    input: ListTagsForResourceRequest,
  ): ListTagsForResourceResponse {
    const { tags } = tagged(context, 'ListTagsForResource', input.resourceArn!);
    return { tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
  },
};
