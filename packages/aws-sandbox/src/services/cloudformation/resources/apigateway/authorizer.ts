import { ignoreMissing } from '../ignoreMissing';
import { PropertyError } from '../propertyError';
import { ResourceHandler } from '../ResourceHandler';
import { PatchOperation, setOrRemove } from './patches';

const SERVICE = 'apigateway';

/** `AWS::ApiGateway::Authorizer` */
export const apiAuthorizerHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Authorizer',

  async create({ context, properties, started }) {
    const { id } = await context.invoke(SERVICE, 'CreateAuthorizer', {
      restApiId: properties.text('RestApiId'),
      name: properties.text('Name'),
      type: properties.text('Type'),
      authType: properties.optionalText('AuthType'),
      authorizerUri: properties.optionalText('AuthorizerUri'),
      authorizerCredentials: properties.optionalText('AuthorizerCredentials'),
      authorizerResultTtlInSeconds: properties.number(
        'AuthorizerResultTtlInSeconds',
      ),
      identitySource: properties.optionalText('IdentitySource'),
      identityValidationExpression: properties.optionalText(
        'IdentityValidationExpression',
      ),
      providerARNs: properties.texts('ProviderARNs'),
    });
    started(id);
    return { physicalId: id, attributes: { AuthorizerId: id } };
  },

  async update({ context, properties, previous, state, changed }) {
    const fixed = ['AuthType', 'Type'].find(name => changed.has(name));
    if (fixed) {
      throw new PropertyError(
        `Changing ${fixed} of an authorizer is not implemented by the local AWS`,
      );
    }
    const before = previous.texts('ProviderARNs') ?? [];
    const after = properties.texts('ProviderARNs') ?? [];
    const patchOperations: PatchOperation[] = [
      setOrRemove('/name', properties.text('Name')),
      setOrRemove(
        '/identitySource',
        properties.optionalText('IdentitySource') ??
          (properties.text('Type') === 'REQUEST'
            ? undefined
            : 'method.request.header.Authorization'),
      ),
      ...(changed.has('AuthorizerUri')
        ? [
            setOrRemove(
              '/authorizerUri',
              properties.optionalText('AuthorizerUri'),
            ),
          ]
        : []),
      ...(changed.has('AuthorizerCredentials')
        ? [
            setOrRemove(
              '/authorizerCredentials',
              properties.optionalText('AuthorizerCredentials'),
            ),
          ]
        : []),
      setOrRemove(
        '/identityValidationExpression',
        properties.optionalText('IdentityValidationExpression'),
      ),
      setOrRemove(
        '/authorizerResultTtlInSeconds',
        properties.number('AuthorizerResultTtlInSeconds') ?? 300,
      ),
      ...after
        .filter(arn => !before.includes(arn))
        .map(value => ({ op: 'add' as const, path: '/providerARNs', value })),
      ...before
        .filter(arn => !after.includes(arn))
        .map(value => ({
          op: 'remove' as const,
          path: '/providerARNs',
          value,
        })),
    ];
    await context.invoke(SERVICE, 'UpdateAuthorizer', {
      restApiId: properties.text('RestApiId'),
      authorizerId: state.physicalId,
      patchOperations,
    });
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteAuthorizer', {
        restApiId: properties.text('RestApiId'),
        authorizerId: state.physicalId,
      }),
    );
  },
};
