import { ignoreMissing } from '../ignoreMissing';
import { Properties } from '../Properties';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';

const SERVICE = 'apigateway';

function keyOf(properties: Properties) {
  return {
    restApiId: properties.text('RestApiId'),
    resourceId: properties.text('ResourceId'),
    httpMethod: properties.text('HttpMethod'),
  };
}

/** A map of parameters to whether they are required; text that means a boolean counts as one. */
function flags(
  properties: Properties,
  name: string,
): Record<string, boolean> | undefined {
  const map = properties.object(name);
  return (
    map && Object.fromEntries(map.names.map(key => [key, map.boolean(key)!]))
  );
}

async function putIntegration(
  { context, properties }: ResourceRequest,
  key: object,
): Promise<void> {
  const integration = properties.object('Integration');
  if (!integration) {
    return;
  }
  integration.only(
    'ContentHandling',
    'Credentials',
    'ConnectionId',
    'ConnectionType',
    'CacheKeyParameters',
    'CacheNamespace',
    'IntegrationHttpMethod',
    'IntegrationResponses',
    'IntegrationTarget',
    'PassthroughBehavior',
    'RequestParameters',
    'RequestTemplates',
    'ResponseTransferMode',
    'TimeoutInMillis',
    'Type',
    'Uri',
  );
  await context.invoke(SERVICE, 'PutIntegration', {
    ...key,
    type: integration.text('Type'),
    integrationHttpMethod: integration.optionalText('IntegrationHttpMethod'),
    uri: integration.optionalText('Uri'),
    cacheKeyParameters: integration.texts('CacheKeyParameters'),
    cacheNamespace: integration.optionalText('CacheNamespace'),
    connectionId: integration.optionalText('ConnectionId'),
    connectionType: integration.optionalText('ConnectionType'),
    contentHandling: integration.optionalText('ContentHandling'),
    credentials: integration.optionalText('Credentials'),
    integrationTarget: integration.optionalText('IntegrationTarget'),
    passthroughBehavior: integration.optionalText('PassthroughBehavior'),
    requestParameters: integration.raw('RequestParameters'),
    requestTemplates: integration.raw('RequestTemplates'),
    responseTransferMode: integration.optionalText('ResponseTransferMode'),
    timeoutInMillis: integration.number('TimeoutInMillis'),
  });
  for (const response of integration.objects('IntegrationResponses')) {
    await context.invoke(SERVICE, 'PutIntegrationResponse', {
      ...key,
      statusCode: response.text('StatusCode'),
      selectionPattern: response.optionalText('SelectionPattern'),
      contentHandling: response.optionalText('ContentHandling'),
      responseParameters: response.raw('ResponseParameters'),
      responseTemplates: response.raw('ResponseTemplates'),
    });
  }
}

async function putMethod(request: ResourceRequest): Promise<void> {
  const { context, properties } = request;
  const key = keyOf(properties);
  await context.invoke(SERVICE, 'PutMethod', {
    ...key,
    authorizationType: properties.optionalText('AuthorizationType') ?? 'NONE',
    authorizerId: properties.optionalText('AuthorizerId'),
    authorizationScopes: properties.texts('AuthorizationScopes'),
    apiKeyRequired: properties.boolean('ApiKeyRequired') ?? false,
    operationName: properties.optionalText('OperationName'),
    requestModels: properties.raw('RequestModels'),
    requestParameters: flags(properties, 'RequestParameters'),
    requestValidatorId: properties.optionalText('RequestValidatorId'),
  });
}

/** What belongs to a method besides itself. */
async function putParts(request: ResourceRequest): Promise<void> {
  const { context, properties } = request;
  const key = keyOf(properties);
  for (const response of properties.objects('MethodResponses')) {
    await context.invoke(SERVICE, 'PutMethodResponse', {
      ...key,
      statusCode: response.text('StatusCode'),
      responseModels: response.raw('ResponseModels'),
      responseParameters: flags(response, 'ResponseParameters'),
    });
  }
  await putIntegration(request, key);
}

/** `AWS::ApiGateway::Method` with its integration and responses. */
export const apiMethodHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Method',

  async create(request) {
    const { restApiId, resourceId, httpMethod } = keyOf(request.properties);
    const physicalId = `${restApiId}|${resourceId}|${httpMethod}`;
    await putMethod(request);
    request.started(physicalId);
    await putParts(request);
    return { physicalId, attributes: {} };
  },

  /** A method is put anew as a whole; what is deployed stays as it is. */
  async update(request) {
    const { context, properties } = request;
    await ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteMethod', keyOf(properties)),
    );
    await putMethod(request);
    await putParts(request);
    return request.state;
  },

  delete({ context, properties }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteMethod', keyOf(properties)),
    );
  },
};
