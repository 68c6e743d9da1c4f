import type {
  CreateRequestValidatorRequest,
  DeleteRequestValidatorRequest,
  GetRequestValidatorRequest,
  GetRequestValidatorsRequest,
  RequestValidator,
  UpdateRequestValidatorRequest,
} from '@aws-sdk/client-api-gateway';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import { conflict } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { booleanOf, invalidPatchPath, Patch, readPatches } from './patch';

function patched(validator: RequestValidator, patch: Patch): RequestValidator {
  switch (patch.segments[0]) {
    case 'name':
      return { ...validator, name: patch.value };
    case 'validateRequestParameters':
      return { ...validator, validateRequestParameters: booleanOf(patch) };
    case 'validateRequestBody':
      return { ...validator, validateRequestBody: booleanOf(patch) };
    default:
      throw invalidPatchPath(patch);
  }
}

/** Operations on request validators; parameters are validated, bodies are not, so methods with models for them are refused. */
export const requestValidatorOperations: Record<string, Operation> = {
  CreateRequestValidator: apiOperation<CreateRequestValidatorRequest>(
    'POST',
    () => '/requestvalidators',
    ({ input, api }) => {
      const validator: RequestValidator = {
        id: lowerCaseId(6),
        name: input.name,
        validateRequestBody: input.validateRequestBody ?? false,
        validateRequestParameters: input.validateRequestParameters ?? false,
      };
      api.validators.set(validator.id!, validator);
      return validator;
    },
  ),

  GetRequestValidator: apiOperation<GetRequestValidatorRequest>(
    'GET',
    ({ requestValidatorId }) => `/requestvalidators/${requestValidatorId}`,
    ({ input, api }) =>
      requireItem(
        api.validators,
        input.requestValidatorId,
        'Request Validator',
      ),
  ),

  GetRequestValidators: apiOperation<GetRequestValidatorsRequest>(
    'GET',
    () => '/requestvalidators',
    ({ input, api }) =>
      collectionPage(api.validators.values(), input, ({ id }) => id!),
  ),

  UpdateRequestValidator: apiOperation<UpdateRequestValidatorRequest>(
    'PATCH',
    ({ requestValidatorId }) => `/requestvalidators/${requestValidatorId}`,
    ({ input, api }) => {
      const before = requireItem(
        api.validators,
        input.requestValidatorId,
        'Request Validator',
      );
      const after = readPatches(input.patchOperations).reduce(patched, before);
      api.validators.set(after.id!, after);
      return after;
    },
  ),

  DeleteRequestValidator: apiOperation<DeleteRequestValidatorRequest>(
    'DELETE',
    ({ requestValidatorId }) => `/requestvalidators/${requestValidatorId}`,
    ({ input, api }) => {
      const { id } = requireItem(
        api.validators,
        input.requestValidatorId,
        'Request Validator',
      );
      const isUsed = [...api.resources.values()].some(({ methods }) =>
        [...methods.values()].some(method => method.requestValidatorId === id),
      );
      if (isUsed) {
        throw conflict(
          `Cannot delete request validator '${id}', is referenced in method`,
        );
      }
      api.validators.delete(id!);
    },
  ),
};
