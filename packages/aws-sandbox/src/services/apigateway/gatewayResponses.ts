import type {
  DeleteGatewayResponseRequest,
  GetGatewayResponseRequest,
  GetGatewayResponsesRequest,
  PutGatewayResponseRequest,
} from '@aws-sdk/client-api-gateway';
import { Operation } from '../../core/types';
import { badRequest, notFound } from './apiGatewayError';
import { apiOperation } from './apiOperation';
import { RestApi } from './records';

/** Answers that API Gateway gives by itself, with their status; the two defaults have none of their own. */
export const GATEWAY_RESPONSES: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

/** What a response is where the API does not set it. */
function described(api: RestApi, responseType: string): object {
  return (
    api.gatewayResponses.get(responseType) ?? {
      responseType,
      statusCode: GATEWAY_RESPONSES[responseType],
      responseParameters: {},
      responseTemplates: {
        'application/json': '{"message":$context.error.messageString}',
      },
      defaultResponse: true,
    }
  );
}

function checkType(type: string | undefined): string {
  if (!Object.hasOwn(GATEWAY_RESPONSES, String(type))) {
    throw badRequest(`Invalid response type specified: ${type}`);
  }
  return type!;
}

/** Operations on the answers that API Gateway gives by itself. */
export const gatewayResponseOperations: Record<string, Operation> = {
  PutGatewayResponse: apiOperation<PutGatewayResponseRequest>(
    'PUT',
    ({ responseType }) => `/gatewayresponses/${responseType}`,
    ({ input, api }) => {
      const responseType = checkType(input.responseType);
      const statusCode = input.statusCode ?? GATEWAY_RESPONSES[responseType];
      if (statusCode !== undefined && !/^[1-5]\d\d$/.test(statusCode)) {
        throw badRequest(`Invalid status code specified: ${statusCode}`);
      }
      const response = {
        responseType: input.responseType,
        statusCode,
        responseParameters: input.responseParameters ?? {},
        responseTemplates: input.responseTemplates ?? {},
        defaultResponse: false,
      };
      api.gatewayResponses.set(responseType, response);
      return response;
    },
  ),

  GetGatewayResponse: apiOperation<GetGatewayResponseRequest>(
    'GET',
    ({ responseType }) => `/gatewayresponses/${responseType}`,
    ({ input, api }) => described(api, checkType(input.responseType)),
  ),

  GetGatewayResponses: apiOperation<GetGatewayResponsesRequest>(
    'GET',
    () => '/gatewayresponses',
    ({ api }) => ({
      items: Object.keys(GATEWAY_RESPONSES).map(type => described(api, type)),
    }),
  ),

  DeleteGatewayResponse: apiOperation<DeleteGatewayResponseRequest>(
    'DELETE',
    ({ responseType }) => `/gatewayresponses/${responseType}`,
    ({ input, api }) => {
      if (!api.gatewayResponses.delete(checkType(input.responseType))) {
        throw notFound('Invalid Gateway Response identifier specified');
      }
    },
  ),
};
