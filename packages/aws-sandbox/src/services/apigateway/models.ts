import type {
  CreateModelRequest,
  DeleteModelRequest,
  GetModelRequest,
  GetModelsRequest,
  Model,
  UpdateModelRequest,
} from '@aws-sdk/client-api-gateway';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { badRequest, conflict, notFound } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { invalidPatchPath, Patch, readPatches } from './patch';
import { RestApi } from './records';

function requireModel(api: RestApi, name: string | undefined): Model {
  const model = api.models.get(String(name));
  if (!model) {
    throw notFound(`Invalid model name specified: ${name}`);
  }
  return model;
}

function checkSchema(schema: string | undefined): void {
  try {
    JSON.parse(schema ?? '{}');
  } catch {
    throw badRequest(
      'Invalid model schema specified: the schema is not valid JSON',
    );
  }
}

function patched(model: Model, patch: Patch): Model {
  switch (patch.segments[0]) {
    case 'description':
      return { ...model, description: patch.value };
    case 'schema':
      checkSchema(patch.value);
      return { ...model, schema: patch.value };
    default:
      throw invalidPatchPath(patch);
  }
}

/** Operations on models. */
export const modelOperations: Record<string, Operation> = {
  CreateModel: apiOperation<CreateModelRequest>(
    'POST',
    () => '/models',
    ({ input, api }) => {
      const name = input.name!;
      if (!/^[a-zA-Z0-9]+$/.test(name)) {
        throw badRequest(`Model name must be alphanumeric: ${name}`);
      }
      if (api.models.has(name)) {
        throw conflict(`Model name already exists for this REST API`);
      }
      checkSchema(input.schema);
      const model: Model = {
        id: lowerCaseId(6),
        name,
        contentType: input.contentType,
        description: input.description,
        schema: input.schema ?? '{}',
      };
      api.models.set(name, model);
      return model;
    },
  ),

  GetModel: apiOperation<GetModelRequest>(
    'GET',
    ({ modelName }) => `/models/${modelName}`,
    ({ input, api }) => requireModel(api, input.modelName),
  ),

  GetModels: apiOperation<GetModelsRequest>(
    'GET',
    () => '/models',
    ({ input, api }) =>
      collectionPage(api.models.values(), input, ({ name }) => name!),
  ),

  UpdateModel: apiOperation<UpdateModelRequest>(
    'PATCH',
    ({ modelName }) => `/models/${modelName}`,
    ({ input, api }) => {
      const before = requireModel(api, input.modelName);
      const after = readPatches(input.patchOperations).reduce(patched, before);
      api.models.set(after.name!, after);
      return after;
    },
  ),

  DeleteModel: apiOperation<DeleteModelRequest>(
    'DELETE',
    ({ modelName }) => `/models/${modelName}`,
    ({ input, api }) => {
      const { name } = requireModel(api, input.modelName);
      const isUsed = [...api.resources.values()].some(({ methods }) =>
        [...methods.values()].some(({ requestModels, methodResponses }) =>
          [
            ...Object.values(requestModels ?? {}),
            ...Object.values(methodResponses ?? {}).flatMap(response =>
              Object.values(response.responseModels ?? {}),
            ),
          ].includes(name!),
        ),
      );
      if (isUsed) {
        throw conflict(
          `Cannot delete model '${name}', is referenced in method`,
        );
      }
      api.models.delete(name!);
    },
  ),
};
