import type {
  CreateDeploymentRequest,
  DeleteDeploymentRequest,
  GetDeploymentRequest,
  GetDeploymentsRequest,
  UpdateDeploymentRequest,
} from '@aws-sdk/client-api-gateway';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import { badRequest, refuseMembers } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { invalidPatchPath, readPatches } from './patch';
import { ApiDeployment, DeployedApi, RestApi } from './records';
import { createStageRecord } from './stages';

/** A copy of the API as it is now. */
function freeze(api: RestApi): DeployedApi {
  const methods = [...api.resources.values()].flatMap(resource => [
    ...resource.methods.values(),
  ]);
  if (!methods.length) {
    throw badRequest("The REST API doesn't contain any methods");
  }
  if (methods.some(method => !method.methodIntegration)) {
    throw badRequest('No integration defined for method');
  }
  const isPrivate =
    api.settings.endpointConfiguration?.types?.[0] === 'PRIVATE';
  if (isPrivate && !api.settings.policy) {
    throw badRequest(
      "Private REST API doesn't have a resource policy attached to it",
    );
  }
  return structuredClone({
    resources: api.resources,
    authorizers: api.authorizers,
    validators: api.validators,
    gatewayResponses: api.gatewayResponses,
    policy: api.settings.policy,
    binaryMediaTypes: api.settings.binaryMediaTypes ?? [],
  });
}

function shown({ id, description, createdDate }: ApiDeployment): object {
  return { id, description, createdDate };
}

/** Operations on deployments. */
export const deploymentOperations: Record<string, Operation> = {
  CreateDeployment: apiOperation<CreateDeploymentRequest>(
    'POST',
    () => '/deployments',
    ({ context, input, api }) => {
      refuseMembers(input, [
        'cacheClusterEnabled',
        'cacheClusterSize',
        'canarySettings',
      ]);
      const deployment: ApiDeployment = {
        id: lowerCaseId(6),
        description: input.description,
        createdDate: context.clock.now(),
        api: freeze(api),
      };
      api.deployments.set(deployment.id, deployment);
      const stage = input.stageName && api.stages.get(input.stageName);
      if (stage) {
        stage.deploymentId = deployment.id;
        stage.lastUpdatedDate = context.clock.now();
      } else if (input.stageName) {
        createStageRecord(context, api, {
          stageName: input.stageName,
          deploymentId: deployment.id,
          description: input.stageDescription,
          variables: input.variables,
          tracingEnabled: input.tracingEnabled,
        });
      }
      return shown(deployment);
    },
  ),

  GetDeployment: apiOperation<GetDeploymentRequest>(
    'GET',
    ({ deploymentId }) => `/deployments/${deploymentId}`,
    ({ input, api }) =>
      shown(requireItem(api.deployments, input.deploymentId, 'Deployment')),
  ),

  GetDeployments: apiOperation<GetDeploymentsRequest>(
    'GET',
    () => '/deployments',
    ({ input, api }) => {
      const { items, position } = collectionPage(
        api.deployments.values(),
        input,
        ({ id }) => id,
      );
      return { items: items.map(shown), position };
    },
  ),

  UpdateDeployment: apiOperation<UpdateDeploymentRequest>(
    'PATCH',
    ({ deploymentId }) => `/deployments/${deploymentId}`,
    ({ input, api }) => {
      const deployment = requireItem(
        api.deployments,
        input.deploymentId,
        'Deployment',
      );
      for (const patch of readPatches(input.patchOperations)) {
        if (patch.segments[0] !== 'description') {
          throw invalidPatchPath(patch);
        }
        deployment.description = patch.value;
      }
      return shown(deployment);
    },
  ),

  DeleteDeployment: apiOperation<DeleteDeploymentRequest>(
    'DELETE',
    ({ deploymentId }) => `/deployments/${deploymentId}`,
    ({ input, api }) => {
      const { id } = requireItem(
        api.deployments,
        input.deploymentId,
        'Deployment',
      );
      const isUsed = [...api.stages.values()].some(
        stage => stage.deploymentId === id,
      );
      if (isUsed) {
        throw badRequest(
          'Active stages pointing to this deployment must be moved or deleted',
        );
      }
      api.deployments.delete(id);
    },
  ),
};
