import { ApiCall, CallerClaims, RoutedCall } from './types';

/** Host under which AWS would answer for the API. */
export function hostOf({ api }: Pick<ApiCall, 'api'>): string {
  return `${api.id}.execute-api.${api.region}.amazonaws.com`;
}

/** `22/Nov/2026:04:00:00 +0000` */
export function requestTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(
    date.toUTCString(),
  )!;
  return `${day}/${month}/${year}:${time} +0000`;
}

/** The variables of `$context`, nested as their names are. */
export function contextVariables(
  call: ApiCall & Partial<Pick<RoutedCall, 'resource'>>,
  caller?: CallerClaims,
): Record<string, unknown> {
  const { api, stage, deployment, request, requestId, receivedAt } = call;
  const path = `/${stage.stageName}${request.path}`;
  return {
    accountId: api.accountId,
    apiId: api.id,
    authorizer: caller && authorizerVariables(caller),
    deploymentId: deployment.id,
    domainName: hostOf(call),
    domainPrefix: api.id,
    extendedRequestId: extendedId(requestId),
    httpMethod: request.method,
    identity: {
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'],
      vpceId: request.endpoint?.endpointId,
      vpcId: request.endpoint?.vpcId,
    },
    path,
    protocol: 'HTTP/1.1',
    requestId,
    requestTime: requestTime(receivedAt),
    requestTimeEpoch: receivedAt.getTime(),
    resourceId: call.resource?.id,
    resourcePath: call.resource?.path,
    stage: stage.stageName,
    webaclArn: stage.webAclArn,
  };
}

/** What functions and templates learn of the caller. */
export function authorizerVariables({
  claims,
  authorization,
}: CallerClaims): object {
  return authorization
    ? {
        ...authorization.context,
        principalId: authorization.principalId,
        integrationLatency: authorization.latency,
      }
    : { claims };
}

/** The second id that API Gateway gives a request. */
export function extendedId(requestId: string): string {
  return `${Buffer.from(requestId.replace(/-/g, ''), 'hex')
    .toString('base64')
    .slice(0, 15)}=`;
}

/** The value behind `a.b.c`; an exact key wins over a nested one, for claims such as `cognito:username`. */
export function variableAt(values: unknown, name: string): unknown {
  if (typeof values !== 'object' || values === null) {
    return undefined;
  }
  const record = values as Record<string, unknown>;
  if (name in record) {
    return record[name];
  }
  const dot = name.indexOf('.');
  return dot < 0
    ? undefined
    : variableAt(record[name.slice(0, dot)], name.slice(dot + 1));
}
