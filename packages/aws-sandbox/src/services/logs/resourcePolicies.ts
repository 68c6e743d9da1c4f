import type {
  DeleteResourcePolicyRequest,
  DescribeResourcePoliciesRequest,
  PutResourcePolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { parsePolicy } from '../../authorization';
import { AwsError } from '../../core/AwsError';
import { Operation } from '../../core/types';
import { LogsState, required } from './LogsState';
import { pageOf } from './pageOf';

const MAXIMUM_POLICIES = 10;
const PAGE_SIZE = 50;
const MAXIMUM_POLICY_LENGTH = 5120;

function checkDocument(document: string): void {
  if (document.length > MAXIMUM_POLICY_LENGTH) {
    throw new AwsError(
      'InvalidParameterException',
      `The policy document has ${document.length} characters; ${MAXIMUM_POLICY_LENGTH} is the most`,
    );
  }
  try {
    parsePolicy(document, 'resource');
  } catch (error) {
    throw new AwsError(
      'InvalidParameterException',
      `The policy document is not valid: ${(error as Error).message}`,
    );
  }
}

/** Policies that let services of AWS deliver logs into the account's groups. */
export const resourcePolicyOperations: Readonly<Record<string, Operation>> = {
  PutResourcePolicy(context, input: PutResourcePolicyRequest) {
    context.authorize('logs:PutResourcePolicy', '*');
    const policyName = required(input.policyName, 'policyName');
    const policyDocument = required(input.policyDocument, 'policyDocument');
    checkDocument(policyDocument);
    const { resourcePolicies } = LogsState.of(context);
    if (
      !resourcePolicies.has(policyName) &&
      resourcePolicies.size >= MAXIMUM_POLICIES
    ) {
      throw new AwsError(
        'LimitExceededException',
        `Resource limit exceeded: ${MAXIMUM_POLICIES} resource policies`,
      );
    }
    const lastUpdatedTime = context.clock.now().getTime();
    resourcePolicies.set(policyName, { policyDocument, lastUpdatedTime });
    return { resourcePolicy: { policyName, policyDocument, lastUpdatedTime } };
  },

  DescribeResourcePolicies(context, input: DescribeResourcePoliciesRequest) {
    context.authorize('logs:DescribeResourcePolicies', '*');
    const { page, nextToken } = pageOf(
      [...LogsState.of(context).resourcePolicies],
      input,
      { defaultLimit: PAGE_SIZE, keyOf: ([policyName]) => policyName },
    );
    return {
      resourcePolicies: page.map(([policyName, policy]) => ({
        policyName,
        ...policy,
      })),
      nextToken,
    };
  },

  DeleteResourcePolicy(context, input: DeleteResourcePolicyRequest) {
    context.authorize('logs:DeleteResourcePolicy', '*');
    const policyName = required(input.policyName, 'policyName');
    if (!LogsState.of(context).resourcePolicies.delete(policyName)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Policy with name [${policyName}] does not exist`,
      );
    }
    return {};
  },
};
