import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of AWS WAF. */
export const wafTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::WAFv2::LoggingConfiguration': defineType({
    required: 'LogDestinationConfigs ResourceArn',
    replaces: 'ResourceArn',
    updates: 'LogDestinationConfigs LoggingFilter RedactedFields',
    attributes: 'ManagedByFirewallManager',
  }),
  'AWS::WAFv2::WebACL': defineType({
    required: 'DefaultAction Scope VisibilityConfig',
    replaces: 'Name Scope',
    updates:
      'CustomResponseBodies DefaultAction Description Rules Tags TokenDomains VisibilityConfig',
    notImplemented: `ApplicationConfig AssociationConfig CaptchaConfig ChallengeConfig DataProtectionConfig
      MonetizationConfig OnSourceDDoSProtectionConfig`,
    attributes: 'Arn Capacity Id LabelNamespace',
    tags: 'Tags',
  }),
  'AWS::WAFv2::WebACLAssociation': defineType({
    required: 'ResourceArn WebACLArn',
    replaces: 'ResourceArn WebACLArn',
  }),
};
