import { ignoreMissing } from '../ignoreMissing';
import { ResourceHandler } from '../ResourceHandler';
import { updateApiGatewayTags } from './apiGatewayTags';
import { stagePatchOperations } from './stagePatchOperations';
import { readStage } from './readApi';

const SERVICE = 'apigateway';

/** `AWS::ApiGateway::Stage` */
export const apiStageHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Stage',
  read: readStage,

  async create({ context, properties, tags, started }) {
    const key = {
      restApiId: properties.text('RestApiId'),
      stageName: properties.text('StageName'),
    };
    await context.invoke(SERVICE, 'CreateStage', {
      ...key,
      deploymentId: properties.text('DeploymentId'),
      description: properties.optionalText('Description'),
      tracingEnabled: properties.boolean('TracingEnabled'),
      variables: properties.raw('Variables'),
      tags,
    });
    started(key.stageName);
    const patchOperations = stagePatchOperations(undefined, properties);
    if (patchOperations.length) {
      await context.invoke(SERVICE, 'UpdateStage', { ...key, patchOperations });
    }
    return { physicalId: key.stageName, attributes: {} };
  },

  async update(request) {
    const { context, properties, previous, state } = request;
    const restApiId = properties.text('RestApiId');
    await context.invoke(SERVICE, 'UpdateStage', {
      restApiId,
      stageName: state.physicalId,
      patchOperations: stagePatchOperations(previous, properties),
    });
    await updateApiGatewayTags(
      request,
      `/restapis/${restApiId}/stages/${state.physicalId}`,
    );
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(() =>
      context.invoke(SERVICE, 'DeleteStage', {
        restApiId: properties.text('RestApiId'),
        stageName: state.physicalId,
      }),
    );
  },
};
