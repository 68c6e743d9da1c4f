import { defineType, ResourceTypeDefinition } from '../ResourceTypeDefinition';

/** Types of Amazon Cognito. */
export const cognitoTypes: Readonly<Record<string, ResourceTypeDefinition>> = {
  'AWS::Cognito::UserPool': defineType({
    notImplemented: `AliasAttributes DeviceConfiguration EmailAuthenticationMessage EmailAuthenticationSubject
      IssuerConfiguration KeyConfiguration LambdaConfig SmsConfiguration UsernameAttributes
      WebAuthnFactorConfiguration WebAuthnRelyingPartyID WebAuthnUserVerification`,
  }),
  'AWS::Cognito::UserPoolClient': defineType({
    notImplemented:
      'AnalyticsConfiguration EnablePropagateAdditionalUserContextData RefreshTokenRotation',
  }),
  'AWS::Cognito::UserPoolDomain': defineType({
    notImplemented: 'CustomDomainConfig Routing',
  }),
};
