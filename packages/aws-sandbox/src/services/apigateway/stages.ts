import type {
  CreateStageRequest,
  DeleteStageRequest,
  FlushStageAuthorizersCacheRequest,
  GetStageRequest,
  GetStagesRequest,
  UpdateStageRequest,
} from '@aws-sdk/client-api-gateway';
import { CallContext, Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import { badRequest, conflict, refuseMembers } from './apiGatewayError';
import { apiOperation } from './apiOperation';
import { readPatches } from './patch';
import { ApiStage, RestApi } from './records';
import { patchStage } from './stagePatches';

const STAGE_NAME = /^[a-zA-Z0-9_-]{1,128}$/;

function shown({ arn, ...stage }: ApiStage): object {
  return {
    ...stage,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
  };
}

/** Adds a stage to an API. */
export function createStageRecord(
  context: CallContext,
  api: RestApi,
  input: Omit<CreateStageRequest, 'restApiId'>,
): ApiStage {
  const stageName = String(input.stageName);
  if (!STAGE_NAME.test(stageName)) {
    throw badRequest(
      'Stage name only allows a-zA-Z0-9_- and up to 128 characters',
    );
  }
  if (api.stages.has(stageName)) {
    throw conflict('Stage already exists');
  }
  const now = context.clock.now();
  const stage: ApiStage = {
    stageName,
    arn: `${api.arn}/stages/${stageName}`,
    deploymentId: requireItem(api.deployments, input.deploymentId, 'Deployment')
      .id,
    description: input.description,
    variables: { ...input.variables },
    methodSettings: {},
    tracingEnabled: input.tracingEnabled ?? false,
    tags: { ...input.tags },
    createdDate: now,
    lastUpdatedDate: now,
  };
  api.stages.set(stageName, stage);
  return stage;
}

/** Operations on stages. */
export const stageOperations: Record<string, Operation> = {
  CreateStage: apiOperation<CreateStageRequest>(
    'POST',
    () => '/stages',
    ({ context, input, api }) => {
      refuseMembers(input, [
        'cacheClusterEnabled',
        'cacheClusterSize',
        'canarySettings',
        'documentationVersion',
      ]);
      return shown(createStageRecord(context, api, input));
    },
  ),

  GetStage: apiOperation<GetStageRequest>(
    'GET',
    ({ stageName }) => `/stages/${stageName}`,
    ({ input, api }) =>
      shown(requireItem(api.stages, input.stageName, 'stage')),
  ),

  GetStages: apiOperation<GetStagesRequest>(
    'GET',
    () => '/stages',
    ({ input, api }) => ({
      item: [...api.stages.values()]
        .filter(
          ({ deploymentId }) =>
            !input.deploymentId || deploymentId === input.deploymentId,
        )
        .map(shown),
    }),
  ),

  UpdateStage: apiOperation<UpdateStageRequest>(
    'PATCH',
    ({ stageName }) => `/stages/${stageName}`,
    ({ context, input, api }) => {
      const stage = requireItem(api.stages, input.stageName, 'stage');
      // All changes or none: they are made on a copy.
      const draft = {
        ...stage,
        variables: { ...stage.variables },
        methodSettings: { ...stage.methodSettings },
      };
      readPatches(input.patchOperations).forEach(patch =>
        patchStage(context, api, draft, patch),
      );
      Object.assign(stage, draft, { lastUpdatedDate: context.clock.now() });
      return shown(stage);
    },
  ),

  DeleteStage: apiOperation<DeleteStageRequest>(
    'DELETE',
    ({ stageName }) => `/stages/${stageName}`,
    ({ input, api }) => {
      const { stageName } = requireItem(api.stages, input.stageName, 'stage');
      api.stages.delete(stageName);
    },
  ),

  FlushStageAuthorizersCache: apiOperation<FlushStageAuthorizersCacheRequest>(
    'DELETE',
    ({ stageName }) => `/stages/${stageName}/cache/authorizers`,
    ({ input, api }) => {
      // Decisions are never kept here, so there is nothing to forget.
      requireItem(api.stages, input.stageName, 'stage');
    },
  ),
};
