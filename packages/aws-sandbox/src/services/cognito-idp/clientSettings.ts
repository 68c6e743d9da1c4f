import type {
  CreateUserPoolClientRequest,
  UpdateUserPoolClientRequest,
} from '@aws-sdk/client-cognito-identity-provider';
import { invalidParameter, refuseSettings } from './cognitoError';
import { ClientSettings, UserPoolClient } from './records';

const NOT_IMPLEMENTED = [
  'AnalyticsConfiguration',
  'ClientSecret',
  'EnablePropagateAdditionalUserContextData',
  'RefreshTokenRotation',
];

/** Flows of clients made before flows began with `ALLOW_`; they cannot be mixed with those. */
const OLD_FLOWS = [
  'ADMIN_NO_SRP_AUTH',
  'CUSTOM_AUTH_FLOW_ONLY',
  'USER_PASSWORD_AUTH',
];

const SECONDS: Record<string, number> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
};
const FIVE_MINUTES = 300;
const DAY = 86_400;
const TEN_YEARS = 3650 * DAY;

/** Reads and checks the settings that creation and update share; an update puts back what it does not give. */
export function readClientSettings(
  input: CreateUserPoolClientRequest | UpdateUserPoolClientRequest,
  clientName: string,
): ClientSettings {
  refuseSettings(input, NOT_IMPLEMENTED);
  const flows = input.ExplicitAuthFlows?.length
    ? [...input.ExplicitAuthFlows]
    : undefined;
  if (flows?.some(flow => OLD_FLOWS.includes(flow))) {
    refuseSettings({ [flows.join(', ')]: true }, [flows.join(', ')]);
  }
  if (flows && !flows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    flows.push('ALLOW_REFRESH_TOKEN_AUTH');
  }
  const foreign = input.SupportedIdentityProviders?.find(
    name => name !== 'COGNITO',
  );
  if (foreign) {
    throw invalidParameter(
      `The provider ${foreign} does not exist for User Pool ${input.UserPoolId}`,
    );
  }
  if (
    input.AllowedOAuthFlows?.some(flow => flow !== 'client_credentials') &&
    !input.CallbackURLs?.length
  ) {
    throw invalidParameter(
      'At least one callback URL must be given where an OAuth flow redirects',
    );
  }
  const settings: ClientSettings = {
    ClientName: clientName,
    ExplicitAuthFlows: flows ?? [
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_CUSTOM_AUTH',
    ],
    PreventUserExistenceErrors: input.PreventUserExistenceErrors ?? 'LEGACY',
    EnableTokenRevocation: input.EnableTokenRevocation ?? true,
    AuthSessionValidity: input.AuthSessionValidity ?? 3,
    AccessTokenValidity: input.AccessTokenValidity,
    IdTokenValidity: input.IdTokenValidity,
    RefreshTokenValidity: input.RefreshTokenValidity || 30,
    TokenValidityUnits: input.TokenValidityUnits,
    SupportedIdentityProviders: input.SupportedIdentityProviders,
    CallbackURLs: input.CallbackURLs,
    LogoutURLs: input.LogoutURLs,
    DefaultRedirectURI: input.DefaultRedirectURI,
    AllowedOAuthFlows: input.AllowedOAuthFlows,
    AllowedOAuthScopes: input.AllowedOAuthScopes,
    AllowedOAuthFlowsUserPoolClient:
      input.AllowedOAuthFlowsUserPoolClient ?? false,
    ReadAttributes: input.ReadAttributes,
    WriteAttributes: input.WriteAttributes,
  };
  checkValidity(settings);
  return settings;
}

/** For how many seconds a client's tokens work. */
export function tokenSeconds(
  settings: ClientSettings,
  token: 'AccessToken' | 'IdToken' | 'RefreshToken',
): number {
  const isRefresh = token === 'RefreshToken';
  const unit =
    settings.TokenValidityUnits?.[token] ?? (isRefresh ? 'days' : 'hours');
  return (settings[`${token}Validity`] ?? 1) * SECONDS[unit];
}

function checkValidity(settings: ClientSettings): void {
  const refresh = tokenSeconds(settings, 'RefreshToken');
  if (refresh < 3600 || refresh > TEN_YEARS) {
    throw invalidParameter('Invalid range for token validity.');
  }
  for (const token of ['AccessToken', 'IdToken'] as const) {
    const seconds = tokenSeconds(settings, token);
    if (seconds < FIVE_MINUTES || seconds > DAY || seconds > refresh) {
      throw invalidParameter('Invalid range for token validity.');
    }
  }
}

/** A client as it is described. */
export function shownClient(poolId: string, client: UserPoolClient): object {
  const { clientId, clientSecret, settings, creationDate, lastModifiedDate } =
    client;
  return {
    UserPoolId: poolId,
    ClientId: clientId,
    ClientSecret: clientSecret,
    CreationDate: creationDate,
    LastModifiedDate: lastModifiedDate,
    ...settings,
  };
}
