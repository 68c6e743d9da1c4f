import type {
  ListTagsForResourceRequest,
  TagResourceRequest,
  UntagResourceRequest,
  UpdateFirewallDeleteProtectionRequest,
  UpdateFirewallDescriptionRequest,
  UpdateFirewallPolicyChangeProtectionRequest,
  UpdateSubnetChangeProtectionRequest,
} from '@aws-sdk/client-network-firewall';
import { CallContext, Operation } from '../../core/types';
import {
  accessFirewall,
  checkToken,
  keyedPage,
  newToken,
  tagConditions,
  tagList,
  tagMap,
} from './access';
import { find, Firewall, NetworkFirewallState } from './NetworkFirewallState';

interface FirewallChange {
  FirewallArn?: string;
  FirewallName?: string;
  UpdateToken?: string;
}

/** Changes one setting of a firewall. */
function setting(
  context: CallContext,
  action: string,
  input: FirewallChange,
  change: (firewall: Firewall) => object,
): object {
  const firewall = accessFirewall(context, action, input);
  checkToken(firewall, input.UpdateToken);
  const shown = change(firewall);
  firewall.updateToken = newToken();
  return {
    FirewallArn: firewall.arn,
    FirewallName: firewall.name,
    UpdateToken: firewall.updateToken,
    ...shown,
  };
}

/** Whatever an ARN names, once the caller may do the action on it. */
function tagged(
  context: CallContext,
  action: string,
  arn: string | undefined,
  requested: Record<string, string> = {},
) {
  const { firewalls, policies, ruleGroups } = NetworkFirewallState.of(context);
  const records = new Map<string, { tags: Record<string, string> }>([
    ...firewalls,
    ...policies,
    ...ruleGroups,
  ]);
  context.authorize(
    `network-firewall:${action}`,
    arn ?? '*',
    tagConditions(requested, records.get(arn ?? '')?.tags),
  );
  return find(records, arn ?? '');
}

/** Single settings of firewalls, and tags. */
export const settingOperations: Readonly<Record<string, Operation>> = {
  UpdateFirewallDeleteProtection(
    context,
    input: UpdateFirewallDeleteProtectionRequest,
  ) {
    const action = 'UpdateFirewallDeleteProtection';
    return setting(context, action, input, firewall => {
      firewall.deleteProtection = input.DeleteProtection!;
      return { DeleteProtection: firewall.deleteProtection };
    });
  },

  UpdateSubnetChangeProtection(
    context,
    input: UpdateSubnetChangeProtectionRequest,
  ) {
    const action = 'UpdateSubnetChangeProtection';
    return setting(context, action, input, firewall => {
      firewall.subnetChangeProtection = input.SubnetChangeProtection!;
      return { SubnetChangeProtection: firewall.subnetChangeProtection };
    });
  },

  UpdateFirewallPolicyChangeProtection(
    context,
    input: UpdateFirewallPolicyChangeProtectionRequest,
  ) {
    const action = 'UpdateFirewallPolicyChangeProtection';
    return setting(context, action, input, firewall => {
      firewall.policyChangeProtection = input.FirewallPolicyChangeProtection!;
      return {
        FirewallPolicyChangeProtection: firewall.policyChangeProtection,
      };
    });
  },

  UpdateFirewallDescription(context, input: UpdateFirewallDescriptionRequest) {
    const action = 'UpdateFirewallDescription';
    return setting(context, action, input, firewall => {
      firewall.description = input.Description;
      return { Description: firewall.description };
    });
  },

  TagResource(context, input: TagResourceRequest) {
    const tags = tagMap(input.Tags);
    const record = tagged(context, 'TagResource', input.ResourceArn, tags);
    record.tags = { ...record.tags, ...tags };
    return {};
  },

  UntagResource(context, input: UntagResourceRequest) {
    const record = tagged(context, 'UntagResource', input.ResourceArn);
    record.tags = Object.fromEntries(
      Object.entries(record.tags).filter(
        ([key]) => !input.TagKeys?.includes(key),
      ),
    );
    return {};
  },

  ListTagsForResource(context, input: ListTagsForResourceRequest) {
    const record = tagged(context, 'ListTagsForResource', input.ResourceArn);
    const { items, nextToken } = keyedPage(
      tagList(record.tags),
      input,
      ({ Key }) => Key!,
    );
    return { Tags: items, NextToken: nextToken };
  },
};
