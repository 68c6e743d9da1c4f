import type {
  ListTagsForResourceInput,
  Tag,
  TagResourceInput,
  UntagResourceInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../../core/AwsError';
import { Operation } from '../../core/types';
import { authorizedStateMachine } from './StatesState';

const MAXIMUM_TAGS = 50;

/** Tags by key, checked. */
export function tagRecord(tags: readonly Tag[] = []): Record<string, string> {
  const reserved = tags.find(({ key }) => key?.startsWith('aws:'));
  if (reserved) {
    throw new AwsError(
      'ValidationException',
      `Tag key ${reserved.key} is reserved: keys must not begin with aws:`,
    );
  }
  if (tags.length > MAXIMUM_TAGS) {
    throw new AwsError(
      'TooManyTags',
      `${tags.length} tags were given; ${MAXIMUM_TAGS} is the most`,
    );
  }
  return Object.fromEntries(
    tags.map(({ key = '', value = '' }) => [key, value]),
  );
}

export const taggingOperations: Readonly<Record<string, Operation>> = {
  TagResource(context, input: TagResourceInput) {
    const machine = authorizedStateMachine(
      context,
      'TagResource',
      input.resourceArn!,
    );
    machine.tags = { ...machine.tags, ...tagRecord(input.tags) };
    return {};
  },

  UntagResource(context, input: UntagResourceInput) {
    const machine = authorizedStateMachine(
      context,
      'UntagResource',
      input.resourceArn!,
    );
    machine.tags = Object.fromEntries(
      Object.entries(machine.tags).filter(
        ([key]) => !input.tagKeys!.includes(key),
      ),
    );
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceInput) {
    const { tags } = authorizedStateMachine(
      context,
      'ListTagsForResource',
      input.resourceArn!,
    );
    return {
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    };
  },
};
