import { each, Seed } from './Seed';

/** Several items in each of the service's lists. */
export const apigateway: Seed = {
  service: 'apigateway',
  async fill(call) {
    const on = (operation: string, input: object) =>
      call('apigateway', operation, input);
    const [{ id: restApiId, rootResourceId }] = await each(name =>
      on('CreateRestApi', { name }),
    );
    const [resource] = await each(pathPart =>
      on('CreateResource', { restApiId, parentId: rootResourceId, pathPart }),
    );
    await on('PutMethod', {
      restApiId,
      resourceId: resource.id,
      httpMethod: 'GET',
      authorizationType: 'NONE',
    });
    await on('PutIntegration', {
      restApiId,
      resourceId: resource.id,
      httpMethod: 'GET',
      type: 'MOCK',
    });
    await each(name =>
      on('CreateModel', {
        restApiId,
        name: `My${name}`,
        contentType: 'application/json',
        schema: '{}',
      }),
    );
    await each(name => on('CreateRequestValidator', { restApiId, name }));
    await each(() => on('CreateDeployment', { restApiId }));
    const { UserPool } = await call('cognito-idp', 'CreateUserPool', {
      PoolName: 'callers',
    });
    await each(name =>
      on('CreateAuthorizer', {
        restApiId,
        name,
        type: 'COGNITO_USER_POOLS',
        providerARNs: [UserPool.Arn],
        identitySource: 'method.request.header.Authorization',
      }),
    );
    return {
      GetAuthorizers: { input: { restApiId } },
      GetRestApis: {},
      GetResources: { input: { restApiId } },
      GetModels: { input: { restApiId } },
      GetRequestValidators: { input: { restApiId } },
      GetDeployments: { input: { restApiId } },
    };
  },
};
