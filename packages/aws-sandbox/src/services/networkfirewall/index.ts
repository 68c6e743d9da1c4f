export { networkFirewallService } from './networkFirewallService';
