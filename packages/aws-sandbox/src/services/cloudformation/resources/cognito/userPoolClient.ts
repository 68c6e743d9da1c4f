import { ignoreMissing } from '../ignoreMissing';
import { physicalName } from '../physicalName';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';
import { readUserPoolClient } from './readUserPool';

const SERVICE = 'cognito-idp';

/** Members that creation and update share. */
function settings({ properties }: ResourceRequest): object {
  return {
    UserPoolId: properties.text('UserPoolId'),
    AccessTokenValidity: properties.number('AccessTokenValidity'),
    IdTokenValidity: properties.number('IdTokenValidity'),
    RefreshTokenValidity: properties.number('RefreshTokenValidity'),
    TokenValidityUnits: properties.raw('TokenValidityUnits'),
    AuthSessionValidity: properties.number('AuthSessionValidity'),
    ExplicitAuthFlows: properties.texts('ExplicitAuthFlows'),
    PreventUserExistenceErrors: properties.optionalText(
      'PreventUserExistenceErrors',
    ),
    EnableTokenRevocation: properties.boolean('EnableTokenRevocation'),
    SupportedIdentityProviders: properties.texts('SupportedIdentityProviders'),
    AllowedOAuthFlows: properties.texts('AllowedOAuthFlows'),
    AllowedOAuthFlowsUserPoolClient: properties.boolean(
      'AllowedOAuthFlowsUserPoolClient',
    ),
    AllowedOAuthScopes: properties.texts('AllowedOAuthScopes'),
    CallbackURLs: properties.texts('CallbackURLs'),
    DefaultRedirectURI: properties.optionalText('DefaultRedirectURI'),
    LogoutURLs: properties.texts('LogoutURLs'),
    ReadAttributes: properties.texts('ReadAttributes'),
    WriteAttributes: properties.texts('WriteAttributes'),
  };
}

/** `AWS::Cognito::UserPoolClient` */
export const userPoolClientHandler: ResourceHandler = {
  type: 'AWS::Cognito::UserPoolClient',
  read: readUserPoolClient,

  async create(request) {
    const { context, properties, started } = request;
    const { UserPoolClient: client } = await context.invoke(
      SERVICE,
      'CreateUserPoolClient',
      {
        ClientName:
          properties.optionalText('ClientName') ??
          physicalName(request, { maxLength: 128 }),
        GenerateSecret: properties.boolean('GenerateSecret'),
        ...settings(request),
      },
    );
    started(client.ClientId);
    return {
      physicalId: client.ClientId,
      attributes: {
        ClientId: client.ClientId,
        Name: client.ClientName,
        ClientSecret: client.ClientSecret,
      },
    };
  },

  async update(request) {
    const { context, properties, state } = request;
    const { UserPoolClient: client } = await context.invoke(
      SERVICE,
      'UpdateUserPoolClient',
      {
        ClientId: state.physicalId,
        ClientName: properties.optionalText('ClientName'),
        ...settings(request),
      },
    );
    return {
      ...state,
      attributes: { ...state.attributes, Name: client.ClientName },
    };
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteUserPoolClient', {
        UserPoolId: properties.text('UserPoolId'),
        ClientId: state.physicalId,
      }),
    );
  },
};
