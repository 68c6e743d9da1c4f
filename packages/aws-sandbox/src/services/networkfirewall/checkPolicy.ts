import type { FirewallPolicy as PolicyDocument } from '@aws-sdk/client-network-firewall';
import { invalidRequest } from './firewallError';
import { NetworkFirewallState } from './NetworkFirewallState';

const STATELESS_ACTIONS = ['aws:pass', 'aws:drop', 'aws:forward_to_sfe'];
const STATEFUL_ACTIONS = [
  'aws:drop_strict',
  'aws:drop_established',
  'aws:drop_established_app_layer',
  'aws:alert_strict',
  'aws:alert_established',
  'aws:alert_established_app_layer',
];
/** Rule groups that AWS keeps itself. */
const MANAGED = /^arn:[\w-]+:network-firewall:[\w-]+:aws-managed:/;

function checkStatelessActions(
  name: string,
  actions: readonly string[] | undefined,
  custom: readonly string[],
): void {
  const standard = (actions ?? []).filter(action =>
    STATELESS_ACTIONS.includes(action),
  );
  const unknown = (actions ?? []).find(
    action => !STATELESS_ACTIONS.includes(action) && !custom.includes(action),
  );
  if (standard.length !== 1 || unknown !== undefined) {
    throw invalidRequest(
      `${name} must have exactly one of ${STATELESS_ACTIONS.join(
        ', ',
      )} and custom actions, not [${(actions ?? []).join(', ')}]`,
    );
  }
}

/** Checks a policy and that its rule groups are there and keep the same order of rules. */
export function checkPolicy(
  state: NetworkFirewallState,
  document: PolicyDocument | undefined,
): PolicyDocument {
  if (!document) {
    throw invalidRequest('FirewallPolicy is required');
  }
  const custom = (document.StatelessCustomActions ?? []).map(
    ({ ActionName }) => ActionName!,
  );
  checkStatelessActions(
    'StatelessDefaultActions',
    document.StatelessDefaultActions,
    custom,
  );
  checkStatelessActions(
    'StatelessFragmentDefaultActions',
    document.StatelessFragmentDefaultActions,
    custom,
  );
  const order =
    document.StatefulEngineOptions?.RuleOrder ?? 'DEFAULT_ACTION_ORDER';
  const isStrict = order === 'STRICT_ORDER';
  const defaults = document.StatefulDefaultActions ?? [];
  const unknown = defaults.find(action => !STATEFUL_ACTIONS.includes(action));
  if (unknown !== undefined || (defaults.length && !isStrict)) {
    throw invalidRequest(
      `StatefulDefaultActions [${defaults.join(
        ', ',
      )}] are not valid with ${order}`,
    );
  }
  for (const { ResourceArn = '' } of document.StatelessRuleGroupReferences ??
    []) {
    requireGroup(state, ResourceArn, 'STATELESS');
  }
  for (const reference of document.StatefulRuleGroupReferences ?? []) {
    const { ResourceArn = '', Priority } = reference;
    const group = requireGroup(state, ResourceArn, 'STATEFUL');
    const own =
      group?.document.StatefulRuleOptions?.RuleOrder ?? 'DEFAULT_ACTION_ORDER';
    if (group && own !== order) {
      throw invalidRequest(
        `The rule order ${own} of ${ResourceArn} is not the policy's, ${order}`,
      );
    }
    if (isStrict !== (Priority !== undefined)) {
      throw invalidRequest(
        isStrict
          ? `Priority is required for ${ResourceArn} with ${order}`
          : `Priority is not allowed for ${ResourceArn} with ${order}`,
      );
    }
  }
  return document;
}

function requireGroup(
  state: NetworkFirewallState,
  arn: string,
  type: 'STATEFUL' | 'STATELESS',
) {
  const group = state.ruleGroups.get(arn);
  if (MANAGED.test(arn)) {
    return undefined;
  }
  if (group?.type !== type) {
    throw invalidRequest(`The ${type} rule group ${arn} does not exist`);
  }
  return group;
}
