import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler, ResourceRequest } from '../ResourceHandler';

const SERVICE = 'apigateway';

async function put({ context, properties }: ResourceRequest): Promise<void> {
  await context.invoke(SERVICE, 'PutGatewayResponse', {
    restApiId: properties.text('RestApiId'),
    responseType: properties.text('ResponseType'),
    statusCode: properties.optionalText('StatusCode'),
    responseParameters: properties.raw('ResponseParameters'),
    responseTemplates: properties.raw('ResponseTemplates'),
  });
}

/** `AWS::ApiGateway::GatewayResponse` */
export const gatewayResponseHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::GatewayResponse',

  async create(request) {
    const { properties, started } = request;
    await put(request);
    const id = `${properties.text('RestApiId')}|${properties.text(
      'ResponseType',
    )}`;
    started(id);
    return { physicalId: id, attributes: { Id: id } };
  },

  async update(request) {
    await put(request);
    return request.state;
  },

  delete({ context, properties }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteGatewayResponse', {
        restApiId: properties.text('RestApiId'),
        responseType: properties.text('ResponseType'),
      }),
    );
  },
};
