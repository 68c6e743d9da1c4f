import { byKey, Page, paginate } from '../../validation';

const PAGE_SIZE = 10;

/** One page in the order of ARNs. */
export function page<T extends { readonly arn: string }>(
  items: Iterable<T>,
  input: { NextToken?: string; MaxResults?: number },
): Page<T> {
  const keyOf = ({ arn }: T) => arn;
  return paginate([...items].sort(byKey(keyOf)), {
    limit: input.MaxResults,
    defaultLimit: PAGE_SIZE,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'InvalidNextTokenException',
  });
}
