export { firewallHandler } from './firewall';
export { firewallPolicyHandler } from './firewallPolicy';
export { firewallLoggingHandler } from './loggingConfiguration';
export { networkFirewallTypes } from './networkFirewallTypes';
export { ruleGroupHandler } from './ruleGroup';
