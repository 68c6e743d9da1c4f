import { Pattern } from './Pattern';
import { PolicyRequest, PolicyStatement } from './types';
import { resolveVariables } from './variables';

/**
 * Whether the statement speaks of the resource; a statement without the element (a trust policy's) speaks of all.
 * A wildcard at the end of an ARN's segment reaches across colons, so the ARN is compared as one text.
 */
export function matchesResource(
  statement: PolicyStatement,
  request: PolicyRequest,
): boolean {
  const covers = (patterns: readonly string[]) =>
    patterns.some(pattern => matchesPattern(pattern, request));
  if (statement.resources) {
    return covers(statement.resources);
  }
  return (
    statement.notResources === undefined || !covers(statement.notResources)
  );
}

function matchesPattern(
  pattern: string,
  { resource, conditions }: PolicyRequest,
): boolean {
  const parts = resolveVariables(pattern, conditions);
  return parts !== undefined && Pattern.of(parts).matches(resource);
}
