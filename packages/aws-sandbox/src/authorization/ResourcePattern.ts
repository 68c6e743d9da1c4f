import { Pattern } from './Pattern';
import { RequestKeys } from './RequestKeys';
import {
  isFixed,
  PolicyText,
  readPolicyText,
  resolveVariables,
} from './variables';

/** Colons before the part of an ARN that names the resource itself. */
const ARN_HEAD = /^(?:[^:]*:){5}/;

/**
 * One value of a statement's `Resource`. A wildcard at the end of an ARN's segment reaches across colons, so the ARN is
 * compared as one text. Variables work behind the fifth colon only, as AWS has it: before it they match nothing.
 */
export class ResourcePattern {
  private constructor(
    private readonly fixed: Pattern | undefined,
    private readonly text: PolicyText,
  ) {}

  static of(written: string, variables: boolean): ResourcePattern {
    const head = written.startsWith('arn:') ? ARN_HEAD.exec(written)?.[0] : '';
    const text: PolicyText =
      head === undefined || head.includes('${')
        ? [{ pattern: written }]
        : [
            { pattern: head },
            ...readPolicyText(written.slice(head.length), variables),
          ];
    return new ResourcePattern(
      isFixed(text) ? Pattern.of(text) : undefined,
      text,
    );
  }

  matches(resource: string, keys: RequestKeys): boolean {
    if (this.fixed) {
      return this.fixed.matches(resource);
    }
    const parts = resolveVariables(this.text, keys);
    return parts !== undefined && Pattern.of(parts).matches(resource);
  }
}
