import type {
  GetKeyPolicyRequest,
  PutKeyPolicyRequest,
} from '@aws-sdk/client-kms';
import {
  evaluateResourcePolicy,
  parsePolicy,
  Policy,
} from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { CallContext, Operation } from '../../core/types';
import { authorizedKey } from './authorizedKey';
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

/**
 * Throws unless the text is a policy document for a key, and one under which the caller can change it again: otherwise
 * nobody but AWS could.
 */
export function checkKeyPolicy(
  context: CallContext,
  document: string,
  { BypassPolicyLockoutSafetyCheck }: PutKeyPolicyInput = {},
): string {
  const policy = parseKeyPolicy(document);
  if (!BypassPolicyLockoutSafetyCheck && !staysChangeable(context, policy)) {
    throw malformed(
      'The new key policy will not allow you to update the key policy in the future.',
    );
  }
  return document;
}

type PutKeyPolicyInput = Pick<
  PutKeyPolicyRequest,
  'BypassPolicyLockoutSafetyCheck'
>;

function parseKeyPolicy(document: string): Policy {
  try {
    return parsePolicy(document, 'resource');
  } catch (error) {
    throw malformed(
      `The new key policy is not valid: ${(error as Error).message}`,
    );
  }
}

/** Conditions are left out of it, as they may hold another time. */
function staysChangeable(
  { principal, partition, accountId }: CallContext,
  policy: Policy,
): boolean {
  const statements = policy.statements.map(statement => ({
    ...statement,
    matchers: { ...statement.matchers, conditions: [] },
  }));
  const { verdict } = evaluateResourcePolicy(
    { statements: statements.filter(({ effect }) => effect === 'Allow') },
    {
      action: 'kms:PutKeyPolicy',
      resource: `arn:${partition}:kms:*:${accountId}:key/*`,
      principal,
      conditions: {},
    },
  );
  return verdict === 'allow';
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocumentException', message);
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
    const key = authorizedKey(context, 'PutKeyPolicy', input.KeyId, {
      conditions: {
        'kms:BypassPolicyLockoutSafetyCheck': String(
          input.BypassPolicyLockoutSafetyCheck ?? false,
        ),
      },
    });
    key.policy = checkKeyPolicy(
      context,
      required(input.Policy, 'policy'),
      input,
    );
    return {};
  },

  GetKeyPolicy(context, input: GetKeyPolicyRequest) {
    onlyDefault(input.PolicyName);
    const key = authorizedKey(context, 'GetKeyPolicy', input.KeyId);
    return { Policy: key.policy, PolicyName: 'default' };
  },
};
