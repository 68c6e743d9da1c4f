import type {
  CreateFirewallPolicyRequest,
  DeleteFirewallPolicyRequest,
  DescribeFirewallPolicyRequest,
  ListFirewallPoliciesRequest,
  UpdateFirewallPolicyRequest,
} from '@aws-sdk/client-network-firewall';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import {
  accessPolicy,
  authorizeCreation,
  checkToken,
  firewallPage,
  newToken,
  tagList,
  tagMap,
} from './access';
import { checkPolicy } from './checkPolicy';
import { invalidOperation, invalidRequest } from './firewallError';
import { FirewallPolicy, NetworkFirewallState } from './NetworkFirewallState';
import { readEncryption } from './ruleGroups';

function firewallsWith(state: NetworkFirewallState, arn: string): number {
  return [...state.firewalls.values()].filter(
    ({ policyArn }) => policyArn === arn,
  ).length;
}

function shown(state: NetworkFirewallState, policy: FirewallPolicy) {
  return {
    FirewallPolicyName: policy.name,
    FirewallPolicyArn: policy.arn,
    FirewallPolicyId: policy.id,
    Description: policy.description,
    FirewallPolicyStatus: 'ACTIVE',
    Tags: tagList(policy.tags),
    NumberOfAssociations: firewallsWith(state, policy.arn),
    EncryptionConfiguration: policy.encryption,
    LastModifiedTime: policy.lastModified,
  };
}

function createPolicy(
  context: CallContext,
  input: CreateFirewallPolicyRequest,
): object {
  const state = NetworkFirewallState.of(context);
  const tags = tagMap(input.Tags);
  const arn = authorizeCreation(context, 'CreateFirewallPolicy', {
    kind: 'firewall-policy',
    name: input.FirewallPolicyName,
    tags,
    taken: state.policies,
  });
  const policy: FirewallPolicy = {
    arn,
    id: randomUUID(),
    name: input.FirewallPolicyName!,
    description: input.Description,
    document: checkPolicy(state, input.FirewallPolicy),
    tags,
    updateToken: newToken(),
    encryption: readEncryption(input.EncryptionConfiguration),
    lastModified: context.clock.now(),
  };
  if (!input.DryRun) {
    state.policies.set(arn, policy);
  }
  return {
    UpdateToken: policy.updateToken,
    FirewallPolicyResponse: shown(state, policy),
  };
}

/** Operations on firewall policies. */
export const policyOperations: Readonly<Record<string, Operation>> = {
  CreateFirewallPolicy: createPolicy,

  DescribeFirewallPolicy(context, input: DescribeFirewallPolicyRequest) {
    const policy = accessPolicy(context, 'DescribeFirewallPolicy', input);
    return {
      UpdateToken: policy.updateToken,
      FirewallPolicy: policy.document,
      FirewallPolicyResponse: shown(NetworkFirewallState.of(context), policy),
    };
  },

  UpdateFirewallPolicy(context, input: UpdateFirewallPolicyRequest) {
    const state = NetworkFirewallState.of(context);
    const policy = accessPolicy(context, 'UpdateFirewallPolicy', input);
    checkToken(policy, input.UpdateToken);
    const document = checkPolicy(state, input.FirewallPolicy);
    if (
      document.StatefulEngineOptions?.RuleOrder !==
      policy.document.StatefulEngineOptions?.RuleOrder
    ) {
      throw invalidRequest('The rule order of a policy cannot be changed');
    }
    policy.document = document;
    policy.description = input.Description;
    policy.lastModified = context.clock.now();
    policy.updateToken = newToken();
    return {
      UpdateToken: policy.updateToken,
      FirewallPolicyResponse: shown(state, policy),
    };
  },

  DeleteFirewallPolicy(context, input: DeleteFirewallPolicyRequest) {
    const state = NetworkFirewallState.of(context);
    const policy = accessPolicy(context, 'DeleteFirewallPolicy', input);
    if (firewallsWith(state, policy.arn) > 0) {
      throw invalidOperation(
        `Unable to delete the firewall policy ${policy.name} because it is still in use`,
      );
    }
    state.policies.delete(policy.arn);
    return {
      FirewallPolicyResponse: {
        ...shown(state, policy),
        FirewallPolicyStatus: 'DELETING',
      },
    };
  },

  ListFirewallPolicies(context, input: ListFirewallPoliciesRequest) {
    context.authorize('network-firewall:ListFirewallPolicies', '*');
    const { items, nextToken } = firewallPage(
      NetworkFirewallState.of(context).policies,
      input,
    );
    return {
      FirewallPolicies: items.map(({ arn, name }) => ({
        Arn: arn,
        Name: name,
      })),
      NextToken: nextToken,
    };
  },
};
