import { parsePolicy } from './parsePolicy';
import { PolicyUse } from './parsing/PolicyUse';
import { requireResources } from './parsing/requireNames';
import { Policy } from './types';

/**
 * Reads a policy document as IAM does when somebody hands one in: besides what {@link parsePolicy} needs to read it, the
 * resources of an identity policy must be ARNs.
 *
 * @throws AwsError `MalformedPolicyDocument`
 */
export function validatePolicy(document: string, use: PolicyUse): Policy {
  const policy = parsePolicy(document, use);
  if (use === 'identity') {
    requireResources(
      policy.statements.flatMap(({ resources, notResources }) => [
        ...(resources ?? []),
        ...(notResources ?? []),
      ]),
    );
  }
  return policy;
}
