import type { AssumeRoleRequest } from '@aws-sdk/client-sts';
import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext } from '../../core/types';
import { managedPolicy } from '../iam';

/** Characters of policies and tags that fit into a session's packed form; AWS does not publish its own measure. */
const PACKED_LIMIT = 4096;

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
  const texts: string[] = [];
  if (input.Policy !== undefined) {
    parsePolicy(input.Policy, 'identity');
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
      `Packed size of session tags and policies is ${packedSize}% of the limit`,
    );
  }
  return { documents: texts.length === 0 ? [] : [merge(texts)], packedSize };
}

function merge(texts: string[]): string {
  if (texts.length === 1) {
    return texts[0];
  }
  const statements = texts.flatMap(text => [JSON.parse(text).Statement].flat());
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
