import { Service } from '../../core/types';
import { firewallOperations } from './firewalls';
import { loggingOperations } from './logging';
import { NetworkFirewallState } from './NetworkFirewallState';
import { policyOperations } from './policies';
import { ruleGroupOperations } from './ruleGroups';
import { settingOperations } from './settings';

/** Network Firewall: firewalls, which inspect no traffic, their policies and rules, which are checked. */
export const networkFirewallService: Service = {
  name: 'network-firewall',
  operations: {
    ...firewallOperations,
    ...loggingOperations,
    ...policyOperations,
    ...ruleGroupOperations,
    ...settingOperations,
  },
  stateClasses: [NetworkFirewallState],
};
