import { RequestKeys } from './RequestKeys';
import { StatementMatchers } from './types';

/** Whether the statement speaks of the resource; a statement without the element (a trust policy's) speaks of all. */
export function matchesResource(
  { resources, notResources }: StatementMatchers,
  resource: string,
  keys: RequestKeys,
): boolean {
  return resources
    ? resources.some(pattern => pattern.matches(resource, keys))
    : !notResources?.some(pattern => pattern.matches(resource, keys));
}
