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
import { badRequest, conflict, refuseMembers } from './apiGatewayError';
import { apiOperation, collectionPage } from './apiOperation';
import { invalidPatchPath, numberOf, Patch, readPatches } from './patch';
import { RestApi } from './records';

const POOL_ARN = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+_\w+$/;
const IDENTITY_SOURCE = /^method\.request\.header\.[\w-]+$/;
const MAX_TTL_SECONDS = 3600;

function check(authorizer: Authorizer): void {
  if (authorizer.type !== 'COGNITO_USER_POOLS') {
    throw badRequest(
      `Authorizer type ${authorizer.type} is not implemented by the local AWS`,
    );
  }
  if (!authorizer.name?.trim()) {
    throw badRequest('Authorizer name cannot be empty');
  }
  const arns = authorizer.providerARNs ?? [];
  if (!arns.length || arns.some(arn => !POOL_ARN.test(arn))) {
    throw badRequest(
      `Invalid provider ARN specified. Must be a Cognito user pool ARN: ${arns.join(
        ', ',
      )}`,
    );
  }
  if (!IDENTITY_SOURCE.test(String(authorizer.identitySource))) {
    throw badRequest(
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${authorizer.identitySource}]`,
    );
  }
  if (Number(authorizer.authorizerResultTtlInSeconds) > MAX_TTL_SECONDS) {
    throw badRequest(
      `Authorizer result TTL must be from 0 to ${MAX_TTL_SECONDS} seconds, not ${authorizer.authorizerResultTtlInSeconds}`,
    );
  }
}

function patched(authorizer: Authorizer, patch: Patch): Authorizer {
  const [name, item] = patch.segments;
  switch (name) {
    case 'name':
      return { ...authorizer, name: patch.value };
    case 'identitySource':
      return { ...authorizer, identitySource: patch.value };
    case 'identityValidationExpression':
      return { ...authorizer, identityValidationExpression: patch.value };
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

/** Operations on authorizers; those of user pools are there. */
export const authorizerOperations: Record<string, Operation> = {
  CreateAuthorizer: apiOperation<CreateAuthorizerRequest>(
    'POST',
    () => '/authorizers',
    ({ input, api }) => {
      refuseMembers(input, ['authorizerUri', 'authorizerCredentials']);
      const authorizer: Authorizer = {
        id: lowerCaseId(6),
        name: input.name,
        type: input.type,
        providerARNs: input.providerARNs,
        authType: input.authType ?? 'cognito_user_pools',
        identitySource:
          input.identitySource ?? 'method.request.header.Authorization',
        identityValidationExpression: input.identityValidationExpression,
        authorizerResultTtlInSeconds: input.authorizerResultTtlInSeconds ?? 300,
      };
      check(authorizer);
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
      check(after);
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
