import { LiveProperties, members, unlessMissing } from '../reading';
import { ReadRequest } from '../ResourceHandler';

const SERVICE = 'cognito-idp';

/** A user pool as it is now. */
export function readUserPool({
  context,
  state,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const { UserPool: pool } = await context.invoke(
      SERVICE,
      'DescribeUserPool',
      { UserPoolId: state.physicalId },
    );
    return {
      ...members(
        pool,
        'AccountRecoverySetting',
        'AdminCreateUserConfig',
        'AutoVerifiedAttributes',
        'DeletionProtection',
        'EmailConfiguration',
        'EmailVerificationMessage',
        'EmailVerificationSubject',
        'MfaConfiguration',
        'Policies',
        'UserAttributeUpdateSettings',
        'UserPoolAddOns',
        'UserPoolTags',
        'UserPoolTier',
        'UsernameConfiguration',
        'VerificationMessageTemplate',
      ),
      UserPoolName: pool.Name,
    };
  });
}

/** A client of a user pool as it is now. */
export function readUserPoolClient({
  context,
  state,
  properties,
}: ReadRequest): Promise<LiveProperties | undefined> {
  return unlessMissing(async () => {
    const { UserPoolClient: client } = await context.invoke(
      SERVICE,
      'DescribeUserPoolClient',
      { UserPoolId: properties.text('UserPoolId'), ClientId: state.physicalId },
    );
    return members(
      client,
      'AccessTokenValidity',
      'AllowedOAuthFlows',
      'AllowedOAuthFlowsUserPoolClient',
      'AllowedOAuthScopes',
      'AuthSessionValidity',
      'CallbackURLs',
      'ClientName',
      'DefaultRedirectURI',
      'EnableTokenRevocation',
      'ExplicitAuthFlows',
      'IdTokenValidity',
      'LogoutURLs',
      'PreventUserExistenceErrors',
      'ReadAttributes',
      'RefreshTokenValidity',
      'SupportedIdentityProviders',
      'TokenValidityUnits',
      'UserPoolId',
      'WriteAttributes',
    );
  });
}
