import { Pattern } from '../Pattern';
import { ConditionValues } from '../types';
import { resolveVariables, TextPart } from '../variables';

const ARN_SEGMENTS = 6;

/**
 * Whether an ARN fits the pattern of an ARN condition. Each of the six segments between colons is compared by itself;
 * only the last, the resource itself, may hold colons.
 */
export function matchesArn(
  pattern: string,
  arn: string,
  conditions: ConditionValues,
): boolean {
  if (pattern === '*') {
    return true;
  }
  const parts = resolveVariables(pattern, conditions);
  if (!parts) {
    return false;
  }
  const patternSegments = splitSegments(parts);
  const segments = splitArn(arn);
  return (
    patternSegments.length === segments.length &&
    patternSegments.every((segment, index) =>
      Pattern.of(segment).matches(segments[index]),
    )
  );
}

function splitArn(arn: string): string[] {
  const pieces = arn.split(':');
  return pieces.length <= ARN_SEGMENTS
    ? pieces
    : [
        ...pieces.slice(0, ARN_SEGMENTS - 1),
        pieces.slice(ARN_SEGMENTS - 1).join(':'),
      ];
}

function splitSegments(parts: readonly TextPart[]): TextPart[][] {
  const segments: TextPart[][] = [[]];
  for (const part of parts) {
    if ('literal' in part) {
      segments[segments.length - 1].push(part);
      continue;
    }
    let rest = part.pattern;
    while (segments.length < ARN_SEGMENTS && rest.includes(':')) {
      segments[segments.length - 1].push({
        pattern: rest.slice(0, rest.indexOf(':')),
      });
      segments.push([]);
      rest = rest.slice(rest.indexOf(':') + 1);
    }
    segments[segments.length - 1].push({ pattern: rest });
  }
  return segments;
}
