import { Operation } from '../../core/types';
import { authorizedGroup } from './LogsState';

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input) {
    const group = authorizedGroup(context, 'TagResource', input.resourceArn);
    group.tags = { ...group.tags, ...input.tags };
    return {};
  },

  UntagResource(context, input) {
    const group = authorizedGroup(context, 'UntagResource', input.resourceArn);
    const keys: string[] = input.tagKeys;
    group.tags = Object.fromEntries(
      Object.entries(group.tags).filter(([key]) => !keys.includes(key)),
    );
    return {};
  },

  ListTagsForResource(context, input) {
    const group = authorizedGroup(context, 'ListTagsForResource', input.resourceArn);
    return { tags: group.tags };
  },
};
