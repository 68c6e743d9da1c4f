import type {
  AddTagsToResourceRequest,
  ListTagsForResourceRequest,
  ListTagsForResourceResult,
  RemoveTagsFromResourceRequest,
} from '@aws-sdk/client-ssm';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { accessParameter, requestTagConditions } from './parameterAccess';
import { Parameter } from './SsmState';

/** Operations on the tags of parameters, the only kind of resource here. */
export const taggingOperations: Record<string, Operation> = {
  AddTagsToResource(
    context: CallContext,
    input: AddTagsToResourceRequest,
  ): object {
    const parameter = requireParameter(
      context,
      input,
      'ssm:AddTagsToResource',
      requestTagConditions(input.Tags),
    );
    input.Tags!.forEach(({ Key, Value }) => parameter.tags.set(Key!, Value!));
    return {};
  },

  RemoveTagsFromResource(
    context: CallContext,
    input: RemoveTagsFromResourceRequest,
  ): object {
    const parameter = requireParameter(
      context,
      input,
      'ssm:RemoveTagsFromResource',
      { 'aws:TagKeys': [...(input.TagKeys ?? [])] },
    );
    input.TagKeys!.forEach(key => parameter.tags.delete(key));
    return {};
  },

  ListTagsForResource(
    context: CallContext,
    input: ListTagsForResourceRequest,
  ): ListTagsForResourceResult {
    const parameter = requireParameter(
      context,
      input,
      'ssm:ListTagsForResource',
    );
    return {
      TagList: [...parameter.tags].map(([Key, Value]) => ({ Key, Value })),
    };
  },
};

function requireParameter(
  context: CallContext,
  input: { ResourceType?: string; ResourceId?: string },
  action: string,
  conditions: Record<string, string | string[]> = {},
): Parameter {
  if (input.ResourceType !== 'Parameter') {
    throw new AwsError(
      'InvalidResourceType',
      `The resource type ${input.ResourceType} is not valid.`,
    );
  }
  const parameter = accessParameter(
    context,
    action,
    input.ResourceId!,
    conditions,
  );
  if (!parameter) {
    throw new AwsError(
      'InvalidResourceId',
      `The resource ID ${input.ResourceId} is not valid.`,
    );
  }
  return parameter;
}
