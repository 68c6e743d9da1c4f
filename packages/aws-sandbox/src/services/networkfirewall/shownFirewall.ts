import type { SyncState } from '@aws-sdk/client-network-firewall';
import { tagList } from './access';
import { Firewall, NetworkFirewallState } from './NetworkFirewallState';

export function shownFirewall(firewall: Firewall) {
  return {
    FirewallName: firewall.name,
    FirewallArn: firewall.arn,
    FirewallPolicyArn: firewall.policyArn,
    VpcId: firewall.vpcId,
    SubnetMappings: firewall.endpoints.map(({ subnetId }) => ({
      SubnetId: subnetId,
    })),
    DeleteProtection: firewall.deleteProtection,
    SubnetChangeProtection: firewall.subnetChangeProtection,
    FirewallPolicyChangeProtection: firewall.policyChangeProtection,
    Description: firewall.description,
    FirewallId: firewall.id,
    Tags: tagList(firewall.tags),
    EncryptionConfiguration: firewall.encryption,
    NumberOfAssociations: 0,
  };
}

/** What each zone's endpoint has taken over of policy and rules. */
export function shownStatus(state: NetworkFirewallState, firewall: Firewall) {
  const policy = state.policies.get(firewall.policyArn);
  const groups = [
    ...(policy?.document.StatefulRuleGroupReferences ?? []),
    ...(policy?.document.StatelessRuleGroupReferences ?? []),
  ].flatMap(({ ResourceArn }) => state.ruleGroups.get(ResourceArn!) ?? []);
  const parts = policy ? [policy, ...groups] : groups;
  const SyncStates = Object.fromEntries(
    firewall.endpoints.map(
      ({
        zone,
        subnetId,
        endpointId,
        status,
        statusMessage,
      }): [string, SyncState] => [
        zone,
        {
          Attachment: {
            SubnetId: subnetId,
            // An endpoint that is not there yet has no id to tell.
            EndpointId: status === 'CREATING' ? undefined : endpointId,
            Status: status,
            StatusMessage: statusMessage,
          },
          Config: Object.fromEntries(
            parts.map(({ arn, updateToken }) => [
              arn,
              {
                SyncStatus: status === 'READY' ? 'IN_SYNC' : 'PENDING',
                UpdateToken: updateToken,
              },
            ]),
          ),
        },
      ],
    ),
  );
  return {
    Status: firewall.status,
    ConfigurationSyncStateSummary: firewall.endpoints.every(
      ({ status }) => status === 'READY',
    )
      ? 'IN_SYNC'
      : 'PENDING',
    SyncStates,
  };
}
