import { ignoreMissing } from '../ignoreMissing';
import { PropertyError } from '../propertyError';
import { ResourceHandler } from '../ResourceHandler';
import { setOrRemove } from './patches';

const SERVICE = 'apigateway';

/** `AWS::ApiGateway::Deployment` */
export const apiDeploymentHandler: ResourceHandler = {
  type: 'AWS::ApiGateway::Deployment',

  async create({ context, properties, started }) {
    const { id } = await context.invoke(SERVICE, 'CreateDeployment', {
      restApiId: properties.text('RestApiId'),
      description: properties.optionalText('Description'),
      stageName: properties.optionalText('StageName'),
    });
    started(id);
    return { physicalId: id, attributes: { DeploymentId: id } };
  },

  async update({ context, properties, state, changed }) {
    if (changed.has('StageName')) {
      throw new PropertyError(
        'Changing StageName of a deployment is not implemented by the local AWS',
      );
    }
    await context.invoke(SERVICE, 'UpdateDeployment', {
      restApiId: properties.text('RestApiId'),
      deploymentId: state.physicalId,
      patchOperations: [
        setOrRemove('/description', properties.optionalText('Description')),
      ],
    });
    return state;
  },

  delete({ context, properties, state }) {
    return ignoreMissing(async () => {
      const restApiId = properties.text('RestApiId');
      const stageName = properties.optionalText('StageName');
      if (stageName) {
        // A stage that came with the deployment goes with it, unless it has moved on.
        await ignoreMissing(async () => {
          const key = { restApiId, stageName };
          const stage = await context.invoke(SERVICE, 'GetStage', key);
          if (stage.deploymentId === state.physicalId) {
            await context.invoke(SERVICE, 'DeleteStage', key);
          }
        });
      }
      await context.invoke(SERVICE, 'DeleteDeployment', {
        restApiId,
        deploymentId: state.physicalId,
      });
    });
  },
};
