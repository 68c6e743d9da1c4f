import { Operation } from '../../core/types';
import { authorizedKey, KmsTag } from './KmsState';

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input) {
    const key = authorizedKey(context, 'TagResource', input.KeyId);
    const tags: KmsTag[] = input.Tags;
    const names = tags.map(tag => tag.TagKey);
    key.tags = [...key.tags.filter(tag => !names.includes(tag.TagKey)), ...tags];
    return {};
  },

  UntagResource(context, input) {
    const key = authorizedKey(context, 'UntagResource', input.KeyId);
    const names: string[] = input.TagKeys;
    key.tags = key.tags.filter(tag => !names.includes(tag.TagKey));
    return {};
  },

  ListResourceTags(context, input) {
    const key = authorizedKey(context, 'ListResourceTags', input.KeyId);
    return { Tags: key.tags, Truncated: false };
  },
};
