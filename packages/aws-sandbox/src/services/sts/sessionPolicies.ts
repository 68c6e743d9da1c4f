import type { AssumeRoleRequest } from '@aws-sdk/client-sts';
import { validatePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { managedPolicy } from '../iam';

/** Characters of policies and tags that fit into a session's packed form; AWS does not publish its own measure. */
const PACKED_LIMIT = 4096;

/** Characters of an inline policy. */
const INLINE_LIMIT = 2048;

/** Managed policies of one session. */
const MOST_POLICIES = 10;

/** Policies that limit a new session. */
export interface SessionPolicies {
  documents: string[];
  /** Percentage of what a session can hold. */
  packedSize: number;
}

/**
 * Reads the session policies of a request. All of them together are one policy: what any of them allows, the session may.
 *
 * @throws AwsError `MalformedPolicyDocument`, `PackedPolicyTooLarge`
 */
export function sessionPolicies(
  context: CallContext,
  input: Pick<AssumeRoleRequest, 'Policy' | 'PolicyArns'>,
  tags: Readonly<Record<string, string>>,
): SessionPolicies {
  const { length } = input.PolicyArns ?? [];
  if (length > MOST_POLICIES) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${MOST_POLICIES}`,
    );
  }
  const texts: string[] = [];
  if (input.Policy !== undefined) {
    requireShort(input.Policy);
    validatePolicy(input.Policy, 'identity');
    texts.push(input.Policy);
  }
  for (const { arn } of input.PolicyArns ?? []) {
    const document =
      arn === undefined ? undefined : managedPolicy(context, arn);
    if (document === undefined) {
      throw new AwsError(
        'MalformedPolicyDocument',
        `The policy ${arn} does not exist in the role's account.`,
      );
    }
    texts.push(document);
  }
  const size =
    texts.join('').length + Object.entries(tags).flat().join('').length;
  const packedSize = Math.ceil((size / PACKED_LIMIT) * 100);
  if (packedSize > 100) {
    throw new AwsError(
      'PackedPolicyTooLarge',
      `Packed policy consumes ${packedSize}% of allotted space, please use smaller policy.`,
    );
  }
  return { documents: texts.length === 0 ? [] : [merge(texts)], packedSize };
}

function requireShort({ length }: string): void {
  if (length > INLINE_LIMIT) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal to ${INLINE_LIMIT}`,
    );
  }
}

/** Statement ids need to be unique within one document only, so the merged one goes without. */
function merge(texts: string[]): string {
  if (texts.length === 1) {
    return texts[0];
  }
  const statements = texts.flatMap(text =>
    [JSON.parse(text).Statement]
      .flat()
      .map(({ Sid: _, ...statement }) => statement),
  );
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
