import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';

/** `AWS::ApiGateway::Resource` */
export const apiResourceHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Resource',

  async create({ context, properties, started }) {
    const { id } = await context.invoke('apigateway', 'CreateResource', {
      restApiId: properties.text('RestApiId'),
      parentId: properties.text('ParentId'),
      pathPart: properties.text('PathPart'),
    });
    started(id);
    return { physicalId: id, attributes: { ResourceId: id } };
  },

  async update({ state }) {
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke('apigateway', 'DeleteResource', {
        restApiId: properties.text('RestApiId'),
        resourceId: state.physicalId,
      }),
    );
  },
};
