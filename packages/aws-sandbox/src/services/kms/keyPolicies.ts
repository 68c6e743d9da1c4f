import type {
  GetKeyPolicyRequest,
  PutKeyPolicyRequest,
} from '@aws-sdk/client-kms';
import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedKey } from './KmsState';
import { required, validation } from './kmsError';

/** What a key has when none is given: the account decides through IAM. */
export function defaultKeyPolicy(context: CallContext): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: {
          AWS: `arn:${context.partition}:iam::${context.accountId}:root`,
        },
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  });
}

/** Throws unless the text is a policy document of the kind that resources have. */
export function checkKeyPolicy(policy: string): string {
  try {
    parsePolicy(policy, 'resource');
    return policy;
  } catch (error) {
    throw new AwsError(
      'MalformedPolicyDocumentException',
      `The new key policy is not valid: ${(error as Error).message}`,
    );
  }
}

function onlyDefault(name: string | undefined): void {
  if (name !== undefined && name !== 'default') {
    throw validation(
      `PolicyName ${name} is not valid; the only name is default`,
    );
  }
}

export const keyPolicyOperations: Readonly<Record<string, Operation>> = {
  PutKeyPolicy(context, input: PutKeyPolicyRequest) {
    onlyDefault(input.PolicyName);
    const key = authorizedKey(context, 'PutKeyPolicy', input.KeyId);
    key.policy = checkKeyPolicy(required(input.Policy, 'policy'));
    return {};
  },

  GetKeyPolicy(context, input: GetKeyPolicyRequest) {
    onlyDefault(input.PolicyName);
    const key = authorizedKey(context, 'GetKeyPolicy', input.KeyId);
    return { Policy: key.policy, PolicyName: 'default' };
  },
};
