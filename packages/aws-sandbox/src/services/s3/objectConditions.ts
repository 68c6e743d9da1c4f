import type { PutObjectRequest } from '@aws-sdk/client-s3';

/** Condition keys by members of a request that writes an object. */
const KEYS = {
  ACL: 's3:x-amz-acl',
  IfMatch: 's3:if-match',
  IfNoneMatch: 's3:if-none-match',
  StorageClass: 's3:x-amz-storage-class',
  WebsiteRedirectLocation: 's3:x-amz-website-redirect-location',
} as const;

/** Condition keys of a request that writes an object, its encryption apart. */
export function objectConditions(
  input: Pick<PutObjectRequest, keyof typeof KEYS | 'Tagging'>,
): Record<string, string | string[]> {
  const conditions: Record<string, string | string[]> = {};
  for (const [member, key] of Object.entries(KEYS)) {
    const value = input[member as keyof typeof KEYS];
    if (value !== undefined) {
      conditions[key] = value;
    }
  }
  const tags = [...new URLSearchParams(input.Tagging ?? '')];
  for (const [key, value] of tags) {
    conditions[`s3:RequestObjectTag/${key}`] = value;
  }
  if (tags.length > 0) {
    conditions['s3:RequestObjectTagKeys'] = tags.map(([key]) => key);
  }
  return conditions;
}
