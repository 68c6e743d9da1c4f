import { randomUUID } from 'crypto';
import { CallContext } from '../../core/types';
import { byKey, Page, paginate } from '../../validation';
import { firewallError, invalidRequest } from './firewallError';
import {
  find,
  Firewall,
  firewallArn,
  FirewallPolicy,
  NetworkFirewallState,
  RuleGroup,
} from './NetworkFirewallState';

interface Tag {
  Key?: string;
  Value?: string;
}

const NAME = /^[a-zA-Z0-9-]{1,128}$/;

/** Tags of a request as they are kept. */
export function tagMap(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key!, Value ?? '']));
}

export function tagList(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Condition keys of the tags that a request sets, and of those that a resource has. */
export function tagConditions(
  requested: Readonly<Record<string, string>>,
  present: Readonly<Record<string, string>> = {},
): Record<string, string | string[]> {
  const keys = Object.keys(requested);
  return {
    ...Object.fromEntries(
      keys.map(key => [`aws:RequestTag/${key}`, requested[key]]),
    ),
    ...(keys.length ? { 'aws:TagKeys': keys } : {}),
    ...Object.fromEntries(
      Object.entries(present).map(([key, value]) => [
        `aws:ResourceTag/${key}`,
        value,
      ]),
    ),
  };
}

/** Checks the name of something new and that the caller may make it. */
export function authorizeCreation(
  context: CallContext,
  action: string,
  request: {
    kind: string;
    name: string | undefined;
    tags: Record<string, string>;
    taken: ReadonlyMap<string, unknown>;
  },
): string {
  const { kind, name = '', tags, taken } = request;
  const arn = firewallArn(context, `${kind}/${name}`);
  context.authorize(`network-firewall:${action}`, arn, tagConditions(tags));
  if (!NAME.test(name)) {
    throw invalidRequest(
      `The name ${name} must have from 1 to 128 letters, digits and hyphens`,
    );
  }
  if (taken.has(arn)) {
    throw invalidRequest(`A resource with the name ${name} already exists`);
  }
  return arn;
}

export function newToken(): string {
  return randomUUID();
}

/** Refuses a change that was made up on an older state. */
export function checkToken(
  record: { updateToken: string },
  token: string | undefined,
): void {
  if (token !== undefined && token !== record.updateToken) {
    throw firewallError(
      'InvalidTokenException',
      'The token you provided is stale or is not valid for the operation',
    );
  }
}

/** A firewall, once the caller may do the action on it. */
export function accessFirewall(
  context: CallContext,
  action: string,
  input: { FirewallArn?: string; FirewallName?: string },
): Firewall {
  const { firewalls } = NetworkFirewallState.of(context);
  return access(context, action, {
    records: firewalls,
    arn: input.FirewallArn,
    otherwise: `firewall/${input.FirewallName}`,
  });
}

/** A policy, once the caller may do the action on it. */
export function accessPolicy(
  context: CallContext,
  action: string,
  input: { FirewallPolicyArn?: string; FirewallPolicyName?: string },
): FirewallPolicy {
  return access(context, action, {
    records: NetworkFirewallState.of(context).policies,
    arn: input.FirewallPolicyArn,
    otherwise: `firewall-policy/${input.FirewallPolicyName}`,
  });
}

/** A rule group, once the caller may do the action on it. */
export function accessRuleGroup(
  context: CallContext,
  action: string,
  input: { RuleGroupArn?: string; RuleGroupName?: string; Type?: string },
): RuleGroup {
  if (input.RuleGroupArn === undefined && input.Type === undefined) {
    throw invalidRequest('Type is needed with RuleGroupName');
  }
  return access(context, action, {
    records: NetworkFirewallState.of(context).ruleGroups,
    arn: input.RuleGroupArn,
    otherwise: `${(input.Type ?? '').toLowerCase()}-rulegroup/${
      input.RuleGroupName
    }`,
  });
}

function access<T extends Firewall | FirewallPolicy | RuleGroup>(
  context: CallContext,
  action: string,
  request: {
    records: ReadonlyMap<string, T>;
    arn: string | undefined;
    otherwise: string;
  },
): T {
  const arn = request.arn ?? firewallArn(context, request.otherwise);
  const tags = request.records.get(arn)?.tags;
  context.authorize(`network-firewall:${action}`, arn, tagConditions({}, tags));
  return find(request.records, arn);
}

/** One page in the order of names. */
export function firewallPage<T extends { readonly arn: string }>(
  records: ReadonlyMap<string, T>,
  input: { NextToken?: string; MaxResults?: number },
): Page<T> {
  return keyedPage(records.values(), input, ({ arn }) => arn);
}

/** One page in the order of keys. */
export function keyedPage<T>(
  items: Iterable<T>,
  input: { NextToken?: string; MaxResults?: number },
  keyOf: (item: T) => string,
): Page<T> {
  return paginate([...items].sort(byKey(keyOf)), {
    limit: input.MaxResults || undefined,
    defaultLimit: 100,
    token: input.NextToken,
    keyOf,
    invalidTokenCode: 'InvalidRequestException',
  });
}
