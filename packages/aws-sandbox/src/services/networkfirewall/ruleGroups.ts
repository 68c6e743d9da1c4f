import type {
  CreateRuleGroupRequest,
  DeleteRuleGroupRequest,
  DescribeRuleGroupRequest,
  ListRuleGroupsRequest,
  UpdateRuleGroupRequest,
} from '@aws-sdk/client-network-firewall';
import { randomUUID } from 'crypto';
import { CallContext, Operation } from '../../core/types';
import {
  accessRuleGroup,
  authorizeCreation,
  checkToken,
  firewallPage,
  newToken,
  tagList,
  tagMap,
} from './access';
import { checkRules } from './checkRules';
import { invalidOperation, invalidRequest } from './firewallError';
import { NetworkFirewallState, RuleGroup } from './NetworkFirewallState';

function policiesWith(state: NetworkFirewallState, arn: string): number {
  return [...state.policies.values()].filter(({ document }) =>
    [
      ...(document.StatefulRuleGroupReferences ?? []),
      ...(document.StatelessRuleGroupReferences ?? []),
    ].some(({ ResourceArn }) => ResourceArn === arn),
  ).length;
}

function shown(state: NetworkFirewallState, group: RuleGroup) {
  return {
    RuleGroupArn: group.arn,
    RuleGroupName: group.name,
    RuleGroupId: group.id,
    Description: group.description,
    Type: group.type,
    Capacity: group.capacity,
    RuleGroupStatus: 'ACTIVE',
    Tags: tagList(group.tags),
    ConsumedCapacity: group.consumedCapacity,
    NumberOfAssociations: policiesWith(state, group.arn),
    EncryptionConfiguration: group.encryption,
    LastModifiedTime: group.lastModified,
  };
}

/** The rules of a request: a structure, or text in Suricata's language. */
function readRules(
  input: CreateRuleGroupRequest | UpdateRuleGroupRequest,
): RuleGroup['document'] {
  if ((input.Rules === undefined) === (input.RuleGroup === undefined)) {
    throw invalidRequest('Exactly one of RuleGroup and Rules must be given');
  }
  return input.RuleGroup ?? { RulesSource: { RulesString: input.Rules } };
}

function requireCapacity(used: number, capacity: number): number {
  if (used > capacity) {
    throw invalidRequest(
      `The rules need a capacity of ${used}; the rule group has ${capacity}`,
    );
  }
  return used;
}

function createRuleGroup(
  context: CallContext,
  input: CreateRuleGroupRequest,
): object {
  const state = NetworkFirewallState.of(context);
  const type = input.Type;
  if (type !== 'STATEFUL' && type !== 'STATELESS') {
    throw invalidRequest(`Type ${type} of a rule group is not valid`);
  }
  const tags = tagMap(input.Tags);
  const arn = authorizeCreation(context, 'CreateRuleGroup', {
    kind: `${type.toLowerCase()}-rulegroup`,
    name: input.RuleGroupName,
    tags,
    taken: state.ruleGroups,
  });
  const capacity = input.Capacity ?? 0;
  const document = readRules(input);
  const consumedCapacity = requireCapacity(
    checkRules(type, document),
    capacity,
  );
  const group: RuleGroup = {
    arn,
    id: randomUUID(),
    name: input.RuleGroupName!,
    description: input.Description,
    type,
    capacity,
    consumedCapacity,
    document,
    tags,
    updateToken: newToken(),
    encryption: readEncryption(input.EncryptionConfiguration),
    lastModified: context.clock.now(),
  };
  if (!input.DryRun) {
    state.ruleGroups.set(arn, group);
  }
  return {
    UpdateToken: group.updateToken,
    RuleGroupResponse: shown(state, group),
  };
}

/** How something is encrypted; by AWS's own key unless it says otherwise. */
export function readEncryption(
  given: { Type?: string; KeyId?: string } | undefined,
): RuleGroup['encryption'] {
  return given?.Type === 'CUSTOMER_KMS'
    ? { Type: 'CUSTOMER_KMS', KeyId: given.KeyId }
    : { Type: 'AWS_OWNED_KMS_KEY', KeyId: 'AWS_OWNED_KMS_KEY' };
}

/** Operations on rule groups. */
export const ruleGroupOperations: Readonly<Record<string, Operation>> = {
  CreateRuleGroup: createRuleGroup,

  DescribeRuleGroup(context, input: DescribeRuleGroupRequest) {
    const group = accessRuleGroup(context, 'DescribeRuleGroup', input);
    return {
      UpdateToken: group.updateToken,
      RuleGroup: group.document,
      RuleGroupResponse: shown(NetworkFirewallState.of(context), group),
    };
  },

  DescribeRuleGroupMetadata(context, input: DescribeRuleGroupRequest) {
    const group = accessRuleGroup(context, 'DescribeRuleGroupMetadata', input);
    return {
      RuleGroupArn: group.arn,
      RuleGroupName: group.name,
      Description: group.description,
      Type: group.type,
      Capacity: group.capacity,
      StatefulRuleOptions: group.document.StatefulRuleOptions,
      LastModifiedTime: group.lastModified,
    };
  },

  UpdateRuleGroup(context, input: UpdateRuleGroupRequest) {
    const state = NetworkFirewallState.of(context);
    const group = accessRuleGroup(context, 'UpdateRuleGroup', input);
    checkToken(group, input.UpdateToken);
    const document = readRules(input);
    const before = group.document.StatefulRuleOptions?.RuleOrder;
    if (document.StatefulRuleOptions?.RuleOrder !== before) {
      throw invalidRequest('The rule order of a rule group cannot be changed');
    }
    group.consumedCapacity = requireCapacity(
      checkRules(group.type, document),
      group.capacity,
    );
    group.document = document;
    group.description = input.Description;
    group.lastModified = context.clock.now();
    group.updateToken = newToken();
    return {
      UpdateToken: group.updateToken,
      RuleGroupResponse: shown(state, group),
    };
  },

  DeleteRuleGroup(context, input: DeleteRuleGroupRequest) {
    const state = NetworkFirewallState.of(context);
    const group = accessRuleGroup(context, 'DeleteRuleGroup', input);
    if (policiesWith(state, group.arn) > 0) {
      throw invalidOperation(
        `Unable to delete the rule group ${group.name} because it is still in use`,
      );
    }
    state.ruleGroups.delete(group.arn);
    return {
      RuleGroupResponse: {
        ...shown(state, group),
        RuleGroupStatus: 'DELETING',
      },
    };
  },

  ListRuleGroups(context, input: ListRuleGroupsRequest) {
    context.authorize('network-firewall:ListRuleGroups', '*');
    const { ruleGroups } = NetworkFirewallState.of(context);
    const wanted = new Map(
      [...ruleGroups].filter(
        ([, { type }]) => !input.Type || type === input.Type,
      ),
    );
    const { items, nextToken } = firewallPage(wanted, input);
    return {
      RuleGroups: items.map(({ arn, name }) => ({ Arn: arn, Name: name })),
      NextToken: nextToken,
    };
  },
};
