import type {
  AddTagsInput,
  AddTagsOutput,
  DeleteTagsInput,
  ListTagsInput,
  ListTagsOutput,
  Tag,
} from '@aws-sdk/client-sagemaker';
import { CallContext, Operation } from '../../core/types';
import { resourceNotFound, validationException } from './errors';
import { page } from './page';
import { sageMakerOperation } from './sageMakerOperation';
import { SageMakerState } from './SageMakerState';
import { requestTagConditions, resourceTagConditions, tagMap } from './tags';

const MAX_TAGS = 50;

/** Operations on tags, for every resource of Studio. */
export const taggingOperations: Record<string, Operation> = {
  AddTags: sageMakerOperation<AddTagsInput, AddTagsOutput>(
    ({ context, input, state }) => {
      const resource = accessTagged(
        context,
        state,
        'sagemaker:AddTags',
        input.ResourceArn!,
        requestTagConditions(input.Tags),
      );
      const reserved = input.Tags!.find(({ Key }) => /^aws:/i.test(Key!));
      if (reserved) {
        throw validationException(
          `Tag key ${reserved.Key} is invalid: keys must not begin with aws:.`,
        );
      }
      const tags = new Map([...resource.tags, ...tagMap(input.Tags)]);
      if (tags.size > MAX_TAGS) {
        throw validationException(
          `${input.ResourceArn} cannot have more than ${MAX_TAGS} tags.`,
        );
      }
      resource.tags = tags;
      return { Tags: tagList(tags) };
    },
  ),

  ListTags: sageMakerOperation<ListTagsInput, ListTagsOutput>(
    ({ context, input, state }) => {
      const resource = accessTagged(
        context,
        state,
        'sagemaker:ListTags',
        input.ResourceArn!,
      );
      const { items, nextToken } = page(
        tagList(resource.tags),
        { MaxResults: MAX_TAGS, ...input },
        tag => tag.Key!,
      );
      return { Tags: items, NextToken: nextToken };
    },
  ),

  DeleteTags: sageMakerOperation<DeleteTagsInput, object>(
    ({ context, input, state }) => {
      const resource = accessTagged(
        context,
        state,
        'sagemaker:DeleteTags',
        input.ResourceArn!,
        {
          'aws:TagKeys': input.TagKeys!,
        },
      );
      input.TagKeys!.forEach(key => resource.tags.delete(key));
      return {};
    },
  ),
};

function tagList(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

function accessTagged(
  context: CallContext,
  state: SageMakerState,
  action: string,
  arn: string,
  conditions: Record<string, string | string[]> = {},
): { tags: Map<string, string> } {
  const all = [
    state.domains,
    state.userProfiles,
    state.spaces,
    state.apps,
    state.lifecycleConfigs,
  ].flatMap(resources => [
    ...(
      resources as Map<string, { arn: string; tags: Map<string, string> }>
    ).values(),
  ]);
  const resource = all.find(
    candidate => candidate.arn.toLowerCase() === arn.toLowerCase(),
  );
  context.authorize(action, resource?.arn ?? arn, {
    ...resourceTagConditions(resource),
    ...conditions,
  });
  if (!resource) {
    throw resourceNotFound(`Resource ${arn} does not exist.`);
  }
  return resource;
}
