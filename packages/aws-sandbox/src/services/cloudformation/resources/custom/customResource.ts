import { PropertyValues, ResourceState } from '../../model';
import { physicalName } from '../physicalName';
import { Properties } from '../Properties';
import { PropertyError } from '../propertyError';
import { ResourceHandler } from '../ResourceHandler';
import { askProvider, ProviderAnswer, ProviderFailure } from './askProvider';

const MAXIMUM_ID_LENGTH = 128;

function valuesOf(properties: Properties): PropertyValues {
  return Object.fromEntries(
    properties.names.map(name => [name, properties.raw(name)]),
  );
}

function stateOf(answer: ProviderAnswer): ResourceState {
  return {
    physicalId: answer.PhysicalResourceId,
    attributes: answer.Data,
    noEcho: answer.NoEcho,
  };
}

/** `AWS::CloudFormation::CustomResource` and `Custom::…`: whatever its provider, a Lambda function, makes of it. */
export function customResourceHandler(type: string): ResourceHandler {
  return {
    type,

    async create(request) {
      try {
        const answer = await askProvider(request, type, {
          RequestType: 'Create',
          properties: valuesOf(request.properties),
        });
        request.started(answer.PhysicalResourceId);
        return stateOf(answer);
      } catch (error) {
        if (error instanceof ProviderFailure) {
          // The provider may have made something: it is asked to delete it, under its own name or under one made up.
          request.started(
            error.physicalId ??
              physicalName(request, { maxLength: MAXIMUM_ID_LENGTH }),
          );
        }
        throw error;
      }
    },

    async update(request) {
      const { previous, properties, state } = request;
      if (request.changed.has('ServiceToken')) {
        throw new PropertyError('Modifying service token is not allowed.');
      }
      return stateOf(
        await askProvider(request, type, {
          RequestType: 'Update',
          properties: valuesOf(properties),
          oldProperties: valuesOf(previous),
          physicalId: state.physicalId,
        }),
      );
    },

    async delete(request) {
      await askProvider(request, type, {
        RequestType: 'Delete',
        properties: valuesOf(request.properties),
        physicalId: request.state.physicalId,
      });
    },
  };
}
