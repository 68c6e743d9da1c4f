import { Pattern, TextPart } from '../Pattern';
import { isFixed, readPolicyText, resolveVariables } from '../variables';
import type { ValueTest } from './operators';

const ARN_SEGMENTS = 6;

/**
 * The test of an ARN condition. Each of the six segments between colons is compared by itself; only the last, the
 * resource itself, may hold colons.
 */
export function arnTest(expected: string, variables: boolean): ValueTest {
  if (expected === '*') {
    return () => true;
  }
  const written = readPolicyText(expected, variables);
  if (isFixed(written)) {
    const segments = patternsOf(written);
    return actual => fits(segments, actual);
  }
  return (actual, keys) => {
    const parts = resolveVariables(written, keys);
    return parts !== undefined && fits(patternsOf(parts), actual);
  };
}

function fits(patterns: readonly Pattern[], arn: string): boolean {
  const segments = splitArn(arn);
  return (
    patterns.length === segments.length &&
    patterns.every((pattern, index) => pattern.matches(segments[index]))
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

function patternsOf(parts: readonly TextPart[]): Pattern[] {
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
  return segments.map(segment => Pattern.of(segment));
}
