import type {
  Authorizer,
  CreateAuthorizerRequest,
  DeleteAuthorizerRequest,
  GetAuthorizerRequest,
  GetAuthorizersRequest,
  UpdateAuthorizerRequest,
} from '@aws-sdk/client-api-gateway';
import { lowerCaseId } from '../../core/identifiers';
import { Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import { conflict } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { checkAuthorizer } from './checkAuthorizer';
import { invalidPatchPath, numberOf, Patch, readPatches } from './patch';
import { RestApi } from './records';

function patched(authorizer: Authorizer, patch: Patch): Authorizer {
  const [name, item] = patch.segments;
  switch (name) {
    case 'name':
    case 'type':
    case 'authorizerUri':
    case 'authorizerCredentials':
    case 'identitySource':
    case 'identityValidationExpression':
      return {
        ...authorizer,
        [name]: patch.op === 'remove' ? undefined : patch.value,
      };
    case 'authorizerResultTtlInSeconds':
      return { ...authorizer, authorizerResultTtlInSeconds: numberOf(patch) };
    case 'providerARNs': {
      const arn = patch.value ?? item;
      const others = (authorizer.providerARNs ?? []).filter(
        other => other !== arn,
      );
      return {
        ...authorizer,
        providerARNs: patch.op === 'remove' ? others : [...others, arn],
      };
    }
    default:
      throw invalidPatchPath(patch);
  }
}

function requireFreeName(api: RestApi, name: string | undefined): void {
  if ([...api.authorizers.values()].some(other => other.name === name)) {
    throw conflict('Authorizer name must be unique');
  }
}

/** Operations on authorizers: user pools and functions. */
export const authorizerOperations: Record<string, Operation> = {
  CreateAuthorizer: apiOperation<CreateAuthorizerRequest>(
    'POST',
    () => '/authorizers',
    ({ input, api }) => {
      const authorizer: Authorizer = {
        id: lowerCaseId(6),
        name: input.name,
        type: input.type,
        providerARNs: input.providerARNs,
        authType:
          input.authType ??
          (input.type === 'COGNITO_USER_POOLS'
            ? 'cognito_user_pools'
            : 'custom'),
        authorizerUri: input.authorizerUri,
        authorizerCredentials: input.authorizerCredentials,
        // A function that reads whole requests has no identity of them by default.
        identitySource:
          input.identitySource ??
          (input.type === 'REQUEST'
            ? undefined
            : 'method.request.header.Authorization'),
        identityValidationExpression: input.identityValidationExpression,
        authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds ?? 300,
      };
      checkAuthorizer(authorizer);
      requireFreeName(api, authorizer.name);
      api.authorizers.set(authorizer.id!, authorizer);
      return authorizer;
    },
  ),

  GetAuthorizer: apiOperation<GetAuthorizerRequest>(
    'GET',
    ({ authorizerId }) => `/authorizers/${authorizerId}`,
    ({ input, api }) =>
      requireItem(api.authorizers, input.authorizerId, 'Authorizer'),
  ),

  GetAuthorizers: apiOperation<GetAuthorizersRequest>(
    'GET',
    () => '/authorizers',
    ({ input, api }) =>
      collectionPage(api.authorizers.values(), input, ({ id }) => id!),
  ),

  UpdateAuthorizer: apiOperation<UpdateAuthorizerRequest>(
    'PATCH',
    ({ authorizerId }) => `/authorizers/${authorizerId}`,
    ({ input, api }) => {
      const before = requireItem(
        api.authorizers,
        input.authorizerId,
        'Authorizer',
      );
      const after = readPatches(input.patchOperations).reduce(patched, before);
      checkAuthorizer(after);
      if (after.name !== before.name) {
        requireFreeName(api, after.name);
      }
      api.authorizers.set(after.id!, after);
      return after;
    },
  ),

  DeleteAuthorizer: apiOperation<DeleteAuthorizerRequest>(
    'DELETE',
    ({ authorizerId }) => `/authorizers/${authorizerId}`,
    ({ input, api }) => {
      const { id } = requireItem(
        api.authorizers,
        input.authorizerId,
        'Authorizer',
      );
      const user = [...api.resources.values()].find(({ methods }) =>
        [...methods.values()].some(method => method.authorizerId === id),
      );
      if (user) {
        throw conflict(
          `Cannot delete authorizer '${id}', is referenced in method of resource ${user.path}`,
        );
      }
      api.authorizers.delete(id!);
    },
  ),
};
