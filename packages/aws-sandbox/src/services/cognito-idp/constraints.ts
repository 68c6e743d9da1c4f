import { Constraint, Constraints } from '../../validation';

const NAME: Constraint = {
  minLength: 1,
  maxLength: 128,
  pattern: /[\w\s+=,.@-]+/,
};
const USERNAME: Constraint = {
  minLength: 1,
  maxLength: 128,
  pattern: /[\p{L}\p{M}\p{S}\p{N}\p{P}]+/u,
};
const UNIT: Constraint = { enum: ['seconds', 'minutes', 'hours', 'days'] };

/** Limits of Cognito's service model; every operation is checked against those of its members that it has. */
export const COGNITO_CONSTRAINTS: Constraints = {
  PoolName: NAME,
  ClientName: NAME,
  UserPoolId: { minLength: 1, maxLength: 55, pattern: /[\w-]+_[0-9a-zA-Z]+/ },
  ClientId: { minLength: 1, maxLength: 128, pattern: /[\w+]+/ },
  Username: USERNAME,
  Domain: {
    minLength: 1,
    maxLength: 63,
    pattern: /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/,
  },
  DeletionProtection: { enum: ['ACTIVE', 'INACTIVE'] },
  MfaConfiguration: { enum: ['OFF', 'ON', 'OPTIONAL'] },
  UserPoolTier: { enum: ['LITE', 'ESSENTIALS', 'PLUS'] },
  'UserPoolAddOns.AdvancedSecurityMode': { enum: ['OFF', 'AUDIT', 'ENFORCED'] },
  'Policies.PasswordPolicy.MinimumLength': { min: 6, max: 99 },
  'Policies.PasswordPolicy.TemporaryPasswordValidityDays': { min: 0, max: 365 },
  'AutoVerifiedAttributes[]': { enum: ['phone_number', 'email'] },
  ExplicitAuthFlows: { maxItems: 10 },
  'ExplicitAuthFlows[]': {
    enum: [
      'ADMIN_NO_SRP_AUTH',
      'CUSTOM_AUTH_FLOW_ONLY',
      'USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_AUTH',
    ],
  },
  PreventUserExistenceErrors: { enum: ['LEGACY', 'ENABLED'] },
  AuthSessionValidity: { min: 3, max: 15 },
  AccessTokenValidity: { min: 1, max: 86_400 },
  IdTokenValidity: { min: 1, max: 86_400 },
  RefreshTokenValidity: { min: 0, max: 315_360_000 },
  'TokenValidityUnits.AccessToken': UNIT,
  'TokenValidityUnits.IdToken': UNIT,
  'TokenValidityUnits.RefreshToken': UNIT,
  CallbackURLs: { maxItems: 100 },
  LogoutURLs: { maxItems: 100 },
  AllowedOAuthFlows: { maxItems: 3 },
  'AllowedOAuthFlows[]': { enum: ['code', 'implicit', 'client_credentials'] },
  AllowedOAuthScopes: { maxItems: 50 },
  MessageAction: { enum: ['RESEND', 'SUPPRESS'] },
  Limit: { min: 0, max: 60 },
  MaxResults: { min: 1, max: 60 },
};
