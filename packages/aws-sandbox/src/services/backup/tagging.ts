import type {
  ListTagsInput,
  ListTagsOutput,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-backup';
import { CallContext, Operation } from '../../core/types';
import { accessPlan, accessVault, requestTagConditions } from './access';
import { invalidParameter } from './errors';
import { page } from './page';

function taggedResource(
  context: CallContext,
  action: string,
  arn: string,
  conditions: Record<string, string | string[]> = {},
): { tags: Map<string, string> } {
  const [kind, name] = arn.split(':').slice(5);
  switch (kind) {
    case 'backup-vault':
      return accessVault(context, action, name, conditions);
    case 'backup-plan':
      return accessPlan(context, action, name, conditions);
    default:
      throw invalidParameter(
        `${arn} is not the ARN of a backup vault or a backup plan.`,
      );
  }
}

/** Operations on the tags of vaults and plans. */
export const taggingOperations: Record<string, Operation> = {
  TagResource(context: CallContext, input: TagResourceInput): object {
    const resource = taggedResource(
      context,
      'TagResource',
      input.ResourceArn!,
      requestTagConditions(input.Tags),
    );
    Object.entries(input.Tags!).forEach(([key, value]) =>
      resource.tags.set(key, value),
    );
    return {};
  },

  UntagResource(context: CallContext, input: UntagResourceInput): object {
    const resource = taggedResource(
      context,
      'UntagResource',
      input.ResourceArn!,
      { 'aws:TagKeys': input.TagKeyList! },
    );
    input.TagKeyList!.forEach(key => resource.tags.delete(key));
    return {};
  },

  ListTags(context: CallContext, input: ListTagsInput): ListTagsOutput {
    const { tags } = taggedResource(context, 'ListTags', input.ResourceArn!);
    const { items, nextToken } = page([...tags], input, ([key]) => key);
    return { Tags: Object.fromEntries(items), NextToken: nextToken };
  },
};
