import type { Tag } from '@aws-sdk/client-iam';

/** Tags as a map, in order. */
export function tagMap(tags: readonly Tag[] | undefined): Map<string, string> {
  return new Map((tags ?? []).map(({ Key, Value }) => [Key!, Value!]));
}

/** Tags as the API shows them. */
export function tagList(tags: ReadonlyMap<string, string>): Tag[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** Condition keys of a request that sets tags. */
export function requestTagConditions(
  tags: readonly Tag[] | undefined,
): Record<string, string | string[]> {
  const keys = (tags ?? []).map(({ Key }) => Key!);
  return {
    ...Object.fromEntries(
      (tags ?? []).map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value!]),
    ),
    ...(keys.length > 0 ? { 'aws:TagKeys': keys } : {}),
  };
}

/** Condition keys of a resource's own tags. */
export function resourceTagConditions(
  tags: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    [...tags].flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`iam:ResourceTag/${key}`, value],
    ]),
  );
}
