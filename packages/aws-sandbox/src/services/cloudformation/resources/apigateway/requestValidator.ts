import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { setOrRemove } from './patches';

const SERVICE = 'apigateway';

/** `AWS::ApiGateway::RequestValidator` */
export const apiRequestValidatorHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::RequestValidator',

  async create({ context, properties, started }) {
    const { id } = await context.invoke(SERVICE, 'CreateRequestValidator', {
      restApiId: properties.text('RestApiId'),
      name: properties.optionalText('Name'),
      validateRequestBody: properties.boolean('ValidateRequestBody'),
      validateRequestParameters: properties.boolean(
        'ValidateRequestParameters',
      ),
    });
    started(id);
    return { physicalId: id, attributes: { RequestValidatorId: id } };
  },

  async update({ context, properties, state }) {
    await context.invoke(SERVICE, 'UpdateRequestValidator', {
      restApiId: properties.text('RestApiId'),
      requestValidatorId: state.physicalId,
      patchOperations: [
        setOrRemove(
          '/validateRequestBody',
          properties.boolean('ValidateRequestBody') ?? false,
        ),
        setOrRemove(
          '/validateRequestParameters',
          properties.boolean('ValidateRequestParameters') ?? false,
        ),
      ],
    });
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteRequestValidator', {
        restApiId: properties.text('RestApiId'),
        requestValidatorId: state.physicalId,
      }),
    );
  },
};
