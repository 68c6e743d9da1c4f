import { RemovalPolicy } from 'aws-cdk-lib';
import { resourcesOf, spelled } from '../__testUtils__/templates';
import { loginTemplate } from './__testUtils__/loginStack';

const resources = resourcesOf(loginTemplate());
const pool = resources.LoginUserPool.Properties;
const client = resources.LoginUserPoolClient.Properties;

describe('the users', () => {
  it('are made by administrators alone', () => {
    expect(pool.AdminCreateUserConfig).toEqual({
      AllowAdminCreateUserOnly: true,
    });
  });

  it('have long passwords of all four classes', () => {
    expect(pool.Policies.PasswordPolicy).toEqual({
      MinimumLength: 12,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 3,
    });
  });

  it('have names that do not depend on case, as profiles do', () => {
    expect(pool.UsernameConfiguration).toEqual({ CaseSensitive: false });
  });

  it('may use an authenticator app, not text messages', () => {
    expect(pool.MfaConfiguration).toBe('OPTIONAL');
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(pool).not.toHaveProperty('SmsConfiguration');
  });

  it('cost what the cheapest plan costs', () => {
    expect(pool.UserPoolTier).toBe('LITE');
    expect(pool.UserPoolAddOns).toEqual({ AdvancedSecurityMode: 'OFF' });
  });

  it('go with the environment', () => {
    expect(resources.LoginUserPool.DeletionPolicy).toBe('Delete');
    expect(pool.DeletionProtection).toBe('INACTIVE');
  });

  it('stay when they are to, and cannot be deleted by accident', () => {
    const { LoginUserPool: kept } = resourcesOf(
      loginTemplate({
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      }),
    );
    expect(kept.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(kept.Properties.DeletionProtection).toBe('ACTIVE');
  });
});

describe('the client', () => {
  it('has no secret', () => {
    expect(client.GenerateSecret).toBe(false);
  });

  it('takes passwords by SRP or from an administrator, never in the clear from anybody', () => {
    expect(client.ExplicitAuthFlows.sort()).toEqual([
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_SRP_AUTH',
    ]);
  });

  it('neither tells who exists nor keeps tokens that were revoked', () => {
    expect(client).toMatchObject({
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
  });

  it('sends people of the sign-in page to the callback, with a code and no token', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      SupportedIdentityProviders: ['COGNITO'],
    });
    expect(spelled(client.CallbackURLs)).toBe(
      'https://<LoginApi>.execute-api.eu-west-1.<AWS::URLSuffix>/<LoginApiDeploymentStageProd>/studio/callback',
    );
  });

  it.each([
    ['by itself', undefined, 'gco-studio-444455556666-forecasting'],
    ['verbatim', 'forecasts', 'forecasts'],
  ])('names the page %s', (_how, domainPrefix, name) => {
    const { LoginUserPoolDomain } = resourcesOf(
      loginTemplate({ config: { cognito: { domainPrefix } } }),
    );
    expect(LoginUserPoolDomain.Properties.Domain).toBe(name);
  });
});
