import { parsePolicy } from '../authorization';
import { evaluateResourcePolicy } from '../authorization/evaluatePolicy';
import { GatewayFault } from './GatewayFault';
import { RoutedCall } from './types';

/** ARN of a method on a path, as policies of an API and of functions name it. */
export function executeApiArn(
  { context, api, stage }: Pick<RoutedCall, 'context' | 'api' | 'stage'>,
  httpMethod: string,
  path: string,
): string {
  const { partition, region, accountId } = context;
  const rest = path === '/' ? '/' : path.replace(/\/$/, '');
  return `arn:${partition}:execute-api:${region}:${accountId}:${api.id}/${stage.stageName}/${httpMethod}${rest}`;
}

/**
 * Asks the API's own policy, where it has one. Callers have no AWS identity, so the policy must allow them expressly.
 *
 * @throws GatewayFault `ACCESS_DENIED`
 */
export function checkResourcePolicy(call: RoutedCall): void {
  const { context, deployment, request } = call;
  const document = deployment.api.policy;
  if (document === undefined) {
    return;
  }
  const resource = executeApiArn(call, request.method, request.path);
  const now = context.clock.now();
  const { verdict } = evaluateResourcePolicy(
    parsePolicy(document, 'resource'),
    {
      action: 'execute-api:Invoke',
      resource,
      principal: { kind: 'user', accountId: '', arn: 'anonymous' },
      conditions: {
        'aws:SourceIp': request.sourceIp,
        'aws:SecureTransport': 'true',
        'aws:UserAgent': request.headers['user-agent'] ?? '',
        'aws:CurrentTime': now.toISOString(),
        'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
        'aws:RequestedRegion': context.region,
      },
    },
  );
  if (verdict !== 'allow') {
    const shown = resource.replace(/:\d{8}(\d{4}):/, ':********$1:');
    throw new GatewayFault(
      'ACCESS_DENIED',
      'AccessDeniedException',
      `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${shown}${
        verdict === 'deny' ? ' with an explicit deny' : ''
      }`,
      'Message',
    );
  }
}
