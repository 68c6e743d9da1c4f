import type {
  DeleteMethodRequest,
  DeleteMethodResponseRequest,
  GetMethodRequest,
  GetMethodResponseRequest,
  Method,
  PutMethodRequest,
  PutMethodResponseRequest,
} from '@aws-sdk/client-api-gateway';
import { Operation } from '../../core/types';
import { requireItem } from './ApiGatewayDirectory';
import {
  badRequest,
  conflict,
  notFound,
  refuseMembers,
} from './apiGatewayError';
import { apiOperation } from './apiOperation';
import { RestApi } from './records';

const HTTP_METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'ANY',
];
const AUTHORIZATION_TYPES = ['NONE', 'COGNITO_USER_POOLS', 'CUSTOM'];
const REQUEST_PARAMETER =
  /^method\.request\.(header|querystring|path)\.[\w.\-[\]]+$/;

/** What names a method of an API. */
export interface MethodKey {
  restApiId?: string;
  resourceId?: string;
  httpMethod?: string;
}

/** Path of a method behind `/restapis/<id>`. */
export function methodPath({ resourceId, httpMethod }: MethodKey): string {
  return `/resources/${resourceId}/methods/${httpMethod}`;
}

/** The method of that key. */
export function requireMethod(api: RestApi, key: MethodKey): Method {
  const resource = requireItem(api.resources, key.resourceId, 'Resource');
  return requireItem(resource.methods, key.httpMethod, 'Method');
}

function checkAuthorization(api: RestApi, input: PutMethodRequest): void {
  const { authorizationType: type, authorizerId } = input;
  if (!AUTHORIZATION_TYPES.includes(String(type))) {
    throw badRequest(
      `Authorization type ${type} is not implemented by the local AWS`,
    );
  }
  const authorizer = api.authorizers.get(String(authorizerId));
  const isPool = authorizer?.type === 'COGNITO_USER_POOLS';
  if (
    type !== 'NONE' &&
    (!authorizer || isPool !== (type === 'COGNITO_USER_POOLS'))
  ) {
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    );
  }
}

function checkRequest(api: RestApi, input: PutMethodRequest): void {
  const wrong = Object.keys(input.requestParameters ?? {}).find(
    name => !REQUEST_PARAMETER.test(name),
  );
  if (wrong) {
    throw badRequest(`Invalid mapping expression specified: ${wrong}`);
  }
  if (
    input.requestValidatorId &&
    !api.validators.has(input.requestValidatorId)
  ) {
    throw badRequest('Invalid Request Validator identifier specified');
  }
  checkModels(api, input.requestModels);
  const validator = api.validators.get(String(input.requestValidatorId));
  if (validator?.validateRequestBody) {
    refuseMembers(input, ['requestModels']);
  }
}

function checkModels(
  api: RestApi,
  models: Record<string, string> | undefined,
): void {
  const unknown = Object.values(models ?? {}).find(
    name => !api.models.has(name),
  );
  if (unknown) {
    throw badRequest(`Invalid model specified: ${unknown}`);
  }
}

/** Operations on methods and what they may answer. */
export const methodOperations: Record<string, Operation> = {
  PutMethod: apiOperation<PutMethodRequest>(
    'PUT',
    methodPath,
    ({ input, api }) => {
      const resource = requireItem(api.resources, input.resourceId, 'Resource');
      const httpMethod = String(input.httpMethod);
      if (!HTTP_METHODS.includes(httpMethod)) {
        throw badRequest(`Invalid HTTP method specified: ${httpMethod}`);
      }
      if (resource.methods.has(httpMethod)) {
        throw conflict('Method already exists for this resource');
      }
      refuseMembers(input, ['apiKeyRequired']);
      checkAuthorization(api, input);
      checkRequest(api, input);
      const method: Method = {
        httpMethod,
        authorizationType: input.authorizationType,
        authorizerId: input.authorizerId,
        authorizationScopes: input.authorizationScopes,
        apiKeyRequired: false,
        operationName: input.operationName,
        requestParameters: input.requestParameters,
        requestModels: input.requestModels,
        requestValidatorId: input.requestValidatorId,
      };
      resource.methods.set(httpMethod, method);
      return method;
    },
  ),

  GetMethod: apiOperation<GetMethodRequest>(
    'GET',
    methodPath,
    ({ input, api }) => requireMethod(api, input),
  ),

  DeleteMethod: apiOperation<DeleteMethodRequest>(
    'DELETE',
    methodPath,
    ({ input, api }) => {
      requireMethod(api, input);
      api.resources.get(input.resourceId!)!.methods.delete(input.httpMethod!);
    },
  ),

  PutMethodResponse: apiOperation<PutMethodResponseRequest>(
    'PUT',
    input => `${methodPath(input)}/responses/${input.statusCode}`,
    ({ input, api }) => {
      const method = requireMethod(api, input);
      const statusCode = input.statusCode!;
      if (method.methodResponses?.[statusCode]) {
        throw conflict('Response already exists for this resource');
      }
      checkModels(api, input.responseModels);
      const response = {
        statusCode,
        responseParameters: input.responseParameters,
        responseModels: input.responseModels,
      };
      method.methodResponses = {
        ...method.methodResponses,
        [statusCode]: response,
      };
      return response;
    },
  ),

  GetMethodResponse: apiOperation<GetMethodResponseRequest>(
    'GET',
    input => `${methodPath(input)}/responses/${input.statusCode}`,
    ({ input, api }) => {
      const response = requireMethod(api, input).methodResponses?.[
        input.statusCode!
      ];
      if (!response) {
        throw notFound('Invalid Response status code specified');
      }
      return response;
    },
  ),

  DeleteMethodResponse: apiOperation<DeleteMethodResponseRequest>(
    'DELETE',
    input => `${methodPath(input)}/responses/${input.statusCode}`,
    ({ input, api }) => {
      delete requireMethod(api, input).methodResponses?.[input.statusCode!];
    },
  ),
};
