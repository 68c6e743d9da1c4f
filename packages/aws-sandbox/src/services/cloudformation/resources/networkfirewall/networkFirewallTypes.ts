import { defineType } from '../ResourceTypeDefinition';

/** Resource types of Network Firewall. */
export const networkFirewallTypes = {
  'AWS::NetworkFirewall::Firewall': defineType({
    notImplemented: `AvailabilityZoneChangeProtection AvailabilityZoneMappings EnabledAnalysisTypes
      TransitGatewayId`,
    required: 'SubnetMappings VpcId',
    because: 'firewalls on transit gateways are not implemented',
  }),
  'AWS::NetworkFirewall::FirewallPolicy': defineType({}),
  'AWS::NetworkFirewall::LoggingConfiguration': defineType({
    notImplemented: 'EnableMonitoringDashboard',
  }),
  'AWS::NetworkFirewall::RuleGroup': defineType({
    notImplemented: 'SummaryConfiguration',
    required: 'RuleGroup',
    because: 'the properties have no other form of the rules',
  }),
};
