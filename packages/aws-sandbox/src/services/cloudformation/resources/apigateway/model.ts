import { ignoreMissing } from '../ignoreMissing';
import { randomSuffix } from '../physicalName';
import { ResourceHandler } from '../ResourceHandler';
import { setOrRemove } from './patches';

const SERVICE = 'apigateway';

/** `AWS::ApiGateway::Model` */
export const apiModelHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Model',

  async create({ context, properties, logicalId, started }) {
    const name =
      properties.optionalText('Name') ?? `${logicalId}${randomSuffix()}`;
    await context.invoke(SERVICE, 'CreateModel', {
      restApiId: properties.text('RestApiId'),
      name,
      contentType: properties.optionalText('ContentType') ?? 'application/json',
      description: properties.optionalText('Description'),
      schema: properties.document('Schema'),
    });
    started(name);
    return { physicalId: name, attributes: {} };
  },

  async update({ context, properties, state }) {
    await context.invoke(SERVICE, 'UpdateModel', {
      restApiId: properties.text('RestApiId'),
      modelName: state.physicalId,
      patchOperations: [
        setOrRemove('/description', properties.optionalText('Description')),
        setOrRemove('/schema', properties.document('Schema') ?? '{}'),
      ],
    });
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteModel', {
        restApiId: properties.text('RestApiId'),
        modelName: state.physicalId,
      }),
    );
  },
};
