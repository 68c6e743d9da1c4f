import type { Tag } from '@aws-sdk/client-sagemaker';
import { CallContext } from '../../core/types';

type Conditions = Record<string, string | string[]>;

/** Tags as a map, in order. */
export function tagMap(tags: readonly Tag[] | undefined): Map<string, string> {
  return new Map((tags ?? []).map(({ Key, Value }) => [Key!, Value!]));
}

/** Condition keys of a resource's tags; nothing for a resource that does not exist. */
export function resourceTagConditions(
  resource: { tags: ReadonlyMap<string, string> } | undefined,
): Conditions {
  return Object.fromEntries(
    [...(resource?.tags ?? [])].flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`sagemaker:ResourceTag/${key}`, value],
    ]),
  );
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: readonly Tag[] | undefined,
): Conditions {
  const map = tagMap(tags);
  return {
    ...Object.fromEntries(
      [...map].map(([key, value]) => [`aws:RequestTag/${key}`, value]),
    ),
    ...(map.size > 0 ? { 'aws:TagKeys': [...map.keys()] } : {}),
  };
}

/** Checks a creation, and that the caller may tag what it creates where it asks for tags. */
export function authorizeCreation(
  context: CallContext,
  creation: {
    operation: string;
    arn: string;
    tags: readonly Tag[] | undefined;
    conditions?: Conditions;
  },
): void {
  const tags = requestTagConditions(creation.tags);
  context.authorize(`sagemaker:${creation.operation}`, creation.arn, {
    ...tags,
    ...creation.conditions,
  });
  if (creation.tags?.length) {
    context.authorize('sagemaker:AddTags', creation.arn, {
      ...tags,
      'sagemaker:TaggingAction': creation.operation,
    });
  }
}
