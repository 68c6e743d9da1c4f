import type {
  DeleteIntegrationRequest,
  GetIntegrationRequest,
  GetIntegrationResponseRequest,
  Integration,
  PutIntegrationRequest,
  PutIntegrationResponseRequest,
} from '@aws-sdk/client-api-gateway';
import { Operation } from '../../core/types';
import { badRequest, notFound, refuseMembers } from './apiGatewayError';
import { apiOperation } from './apiOperation';
import { methodPath, requireMethod } from './methods';
import { RestApi } from './records';

const LAMBDA_URI =
  /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/2015-03-31\/functions\/(.+)\/invocations$/;
const MAX_TIMEOUT_MS = 29_000;
const MIN_TIMEOUT_MS = 50;

/** What mapping templates can do on AWS and not here. */
const TEMPLATE_LANGUAGE =
  /#(?:set|if|foreach|macro)\b|\$util\b|\$input\.(?:json|path)\b/;

/** Refuses templates that are more than text with values in it. */
function checkTemplates(templates: Record<string, string> | undefined): void {
  for (const template of Object.values(templates ?? {})) {
    const [found] = TEMPLATE_LANGUAGE.exec(template) ?? [];
    if (found) {
      throw badRequest(
        `${found} in mapping templates is not implemented by the local AWS`,
      );
    }
  }
}

/** ARN of the function that an integration calls; may hold stage variables. */
export function functionOf(uri: string | undefined): string | undefined {
  return LAMBDA_URI.exec(uri ?? '')?.[1];
}

function requireIntegration(
  api: RestApi,
  input: Parameters<typeof requireMethod>[1],
): Integration {
  const { methodIntegration } = requireMethod(api, input);
  if (!methodIntegration) {
    throw notFound('Invalid Integration identifier specified');
  }
  return methodIntegration;
}

function checkIntegration(input: PutIntegrationRequest): void {
  refuseMembers(input, [
    'cacheKeyParameters',
    'connectionId',
    'contentHandling',
    'credentials',
    'integrationTarget',
    'tlsConfig',
  ]);
  if (input.connectionType === 'VPC_LINK') {
    refuseMembers({ 'connectionType VPC_LINK': true }, [
      'connectionType VPC_LINK',
    ]);
  }
  if (input.responseTransferMode === 'STREAM') {
    refuseMembers({ 'responseTransferMode STREAM': true }, [
      'responseTransferMode STREAM',
    ]);
  }
  const timeout = input.timeoutInMillis ?? MAX_TIMEOUT_MS;
  if (timeout < MIN_TIMEOUT_MS || timeout > MAX_TIMEOUT_MS) {
    throw badRequest(
      `Timeout should be between ${MIN_TIMEOUT_MS} ms and ${MAX_TIMEOUT_MS} ms`,
    );
  }
  checkTemplates(input.requestTemplates);
  if (input.type === 'MOCK') {
    return;
  }
  if (input.type !== 'AWS_PROXY') {
    throw badRequest(
      `Integration type ${input.type} is not implemented by the local AWS`,
    );
  }
  if (!input.integrationHttpMethod) {
    throw badRequest('Enumeration value for HttpMethod must be non-empty');
  }
  if (!functionOf(input.uri)) {
    throw badRequest('Invalid ARN specified in the request');
  }
  if (input.integrationHttpMethod !== 'POST') {
    throw badRequest(
      `A Lambda function is called with POST, not ${input.integrationHttpMethod}`,
    );
  }
}

/** Operations on what stands behind methods. */
export const integrationOperations: Record<string, Operation> = {
  PutIntegration: apiOperation<PutIntegrationRequest>(
    'PUT',
    input => `${methodPath(input)}/integration`,
    ({ input, api }) => {
      const method = requireMethod(api, input);
      checkIntegration(input);
      method.methodIntegration = {
        type: input.type,
        httpMethod: input.integrationHttpMethod,
        uri: input.uri,
        requestParameters: input.requestParameters,
        requestTemplates: input.requestTemplates,
        passthroughBehavior: input.passthroughBehavior ?? 'WHEN_NO_MATCH',
        timeoutInMillis: input.timeoutInMillis ?? MAX_TIMEOUT_MS,
        cacheNamespace: input.cacheNamespace ?? input.resourceId,
        cacheKeyParameters: [],
        integrationResponses: {},
      };
      return method.methodIntegration;
    },
  ),

  GetIntegration: apiOperation<GetIntegrationRequest>(
    'GET',
    input => `${methodPath(input)}/integration`,
    ({ input, api }) => requireIntegration(api, input),
  ),

  DeleteIntegration: apiOperation<DeleteIntegrationRequest>(
    'DELETE',
    input => `${methodPath(input)}/integration`,
    ({ input, api }) => {
      requireIntegration(api, input);
      requireMethod(api, input).methodIntegration = undefined;
    },
  ),

  PutIntegrationResponse: apiOperation<PutIntegrationResponseRequest>(
    'PUT',
    input => `${methodPath(input)}/integration/responses/${input.statusCode}`,
    ({ input, api }) => {
      const integration = requireIntegration(api, input);
      const statusCode = input.statusCode!;
      if (!requireMethod(api, input).methodResponses?.[statusCode]) {
        throw notFound('Invalid Response status code specified');
      }
      refuseMembers(input, ['contentHandling']);
      checkTemplates(input.responseTemplates);
      const response = {
        statusCode,
        selectionPattern: input.selectionPattern,
        responseParameters: input.responseParameters,
        responseTemplates: input.responseTemplates,
      };
      integration.integrationResponses = {
        ...integration.integrationResponses,
        [statusCode]: response,
      };
      return response;
    },
  ),

  GetIntegrationResponse: apiOperation<GetIntegrationResponseRequest>(
    'GET',
    input => `${methodPath(input)}/integration/responses/${input.statusCode}`,
    ({ input, api }) => {
      const response = requireIntegration(api, input).integrationResponses?.[
        input.statusCode!
      ];
      if (!response) {
        throw notFound('Invalid Response status code specified');
      }
      return response;
    },
  ),
};
