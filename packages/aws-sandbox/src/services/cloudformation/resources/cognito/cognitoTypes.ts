import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Amazon Cognito. */
export const cognitoTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Cognito::UserPool': defineType({
    updates: `AccountRecoverySetting AdminCreateUserConfig AutoVerifiedAttributes DeletionProtection EmailConfiguration
      EmailVerificationMessage EmailVerificationSubject EnabledMfas MfaConfiguration Policies Schema
      SmsAuthenticationMessage SmsVerificationMessage UserAttributeUpdateSettings UserPoolAddOns UserPoolName
      UserPoolTags UserPoolTier UsernameConfiguration VerificationMessageTemplate`,
    notImplemented: `AliasAttributes DeviceConfiguration EmailAuthenticationMessage EmailAuthenticationSubject
      IssuerConfiguration KeyConfiguration LambdaConfig SmsConfiguration UsernameAttributes
      WebAuthnFactorConfiguration WebAuthnRelyingPartyID WebAuthnUserVerification`,
    attributes: 'ProviderName ProviderURL Arn UserPoolId',
    tags: 'UserPoolTags',
  }),
  'AWS::Cognito::UserPoolClient': defineType({
    required: 'UserPoolId',
    replaces: 'GenerateSecret UserPoolId',
    updates: `AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes
      AuthSessionValidity CallbackURLs ClientName DefaultRedirectURI EnableTokenRevocation ExplicitAuthFlows
      IdTokenValidity LogoutURLs PreventUserExistenceErrors ReadAttributes RefreshTokenValidity
      SupportedIdentityProviders TokenValidityUnits WriteAttributes`,
    notImplemented:
      'AnalyticsConfiguration EnablePropagateAdditionalUserContextData RefreshTokenRotation',
    attributes: 'ClientId ClientSecret Name',
  }),
  'AWS::Cognito::UserPoolDomain': defineType({
    required: 'Domain UserPoolId',
    replaces: 'Domain UserPoolId',
    updates: 'ManagedLoginVersion',
    notImplemented: 'CustomDomainConfig Routing',
    attributes: 'CloudFrontDistribution',
  }),
};
