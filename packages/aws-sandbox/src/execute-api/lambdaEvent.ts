import {
  authorizerVariables,
  contextVariables,
  extendedId,
  hostOf,
  requestTime,
} from './contextVariables';
import { ApiRequest, CallerClaims, RoutedCall } from './types';

type Values = Record<string, string>;
type ListedValues = Record<string, string[]>;

/** The headers that reach the function: those of the caller, and those that API Gateway adds. */
function headersOf(call: RoutedCall): ListedValues {
  const { request, requestId } = call;
  const headers: ListedValues = {};
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const [name, value] = request.rawHeaders.slice(index, index + 2);
    if (
      !['connection', 'host', 'x-forwarded-for'].includes(name.toLowerCase()) &&
      !name.toLowerCase().startsWith('x-aws-sandbox-')
    ) {
      headers[name] = [...(headers[name] ?? []), value];
    }
  }
  const root = requestId.replace(/-/g, '');
  return {
    ...headers,
    Host: [hostOf(call)],
    'X-Amzn-Trace-Id': [`Root=1-${root.slice(0, 8)}-${root.slice(8)}`],
    'X-Forwarded-For': [request.sourceIp],
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  };
}

/** Of several values the last one counts, as API Gateway has it. */
function lastOf(listed: ListedValues): Values {
  return Object.fromEntries(
    Object.entries(listed).map(([name, values]) => [
      name,
      values[values.length - 1],
    ]),
  );
}

function orNull<T extends object>(values: T): T | null {
  return Object.keys(values).length ? values : null;
}

/** Whether a media type is one that the API takes for binary; `*` stands for any part. */
export function isBinary(
  mediaTypes: readonly string[],
  contentType: string | undefined,
): boolean {
  const given = (contentType ?? '').split(/[;,]/)[0].trim().toLowerCase();
  return mediaTypes.some(type => {
    const pattern = type
      .toLowerCase()
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*');
    return given !== '' && new RegExp(`^${pattern}$`).test(given);
  });
}

function bodyOf(
  request: ApiRequest,
  binaryMediaTypes: readonly string[],
): { body: string | null; isBase64Encoded: boolean } {
  if (!request.body.length) {
    return { body: null, isBase64Encoded: false };
  }
  const isBase64Encoded = isBinary(
    binaryMediaTypes,
    request.headers['content-type'],
  );
  return {
    body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}

/** The event of Lambda proxy integration, as REST APIs send it. */
export function lambdaEvent(
  call: RoutedCall,
  caller: CallerClaims | undefined,
): object {
  const { request, resource, stage, requestId, receivedAt, deployment } = call;
  const headers = headersOf(call);
  const query = Object.fromEntries(
    [...request.query].map(([name, values]) => [name, [...values]]),
  );
  const variables = contextVariables(call);
  return {
    resource: resource.path,
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(call.pathParameters),
    stageVariables: orNull(stage.variables),
    requestContext: {
      resourceId: resource.id,
      ...(caller ? { authorizer: authorizerVariables(caller) } : {}),
      resourcePath: resource.path,
      httpMethod: request.method,
      extendedRequestId: extendedId(requestId),
      requestTime: requestTime(receivedAt),
      path: variables.path,
      accountId: variables.accountId,
      protocol: 'HTTP/1.1',
      stage: stage.stageName,
      domainPrefix: variables.domainPrefix,
      requestTimeEpoch: receivedAt.getTime(),
      requestId,
      identity: {
        cognitoIdentityPoolId: null,
        accountId: null,
        cognitoIdentityId: null,
        caller: null,
        sourceIp: request.sourceIp,
        principalOrgId: null,
        accessKey: null,
        cognitoAuthenticationType: null,
        cognitoAuthenticationProvider: null,
        userArn: null,
        userAgent: request.headers['user-agent'] ?? null,
        user: null,
        ...(request.endpoint && {
          vpcId: request.endpoint.vpcId,
          vpceId: request.endpoint.endpointId,
        }),
      },
      domainName: variables.domainName,
      deploymentId: deployment.id,
      apiId: variables.apiId,
    },
    ...bodyOf(request, deployment.api.binaryMediaTypes),
  };
}
