import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of AWS WAF. */
export const wafTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::WAFv2::LoggingConfiguration': defineType({}),
  'AWS::WAFv2::WebACL': defineType({
    notImplemented: `ApplicationConfig AssociationConfig CaptchaConfig ChallengeConfig DataProtectionConfig
      MonetizationConfig OnSourceDDoSProtectionConfig`,
  }),
  'AWS::WAFv2::WebACLAssociation': defineType({}),
};
