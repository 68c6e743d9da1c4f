import {
  evaluatePolicies,
  evaluateResourcePolicy,
  networkConditions,
  parsePolicy,
  PolicyRequest,
  Verdict,
} from '../authorization';
import { GatewayFault } from './GatewayFault';
import { CallerClaims, RoutedCall } from './types';

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
 * Asks the API's own policy, where it has one, together with what a function that authorizes has said. Callers have no
 * AWS identity, so one of the two must allow them expressly, and neither may deny.
 *
 * @throws GatewayFault `ACCESS_DENIED`
 */
export function checkResourcePolicy(
  call: RoutedCall,
  caller?: CallerClaims,
): void {
  const own = resourceVerdict(call);
  const authorization = caller?.authorization;
  if (!authorization) {
    if (own !== undefined && own !== 'allow') {
      throw refusedByPolicy(call, own);
    }
    return;
  }
  const said = evaluatePolicies(
    [parsePolicy(authorization.policy, 'identity')],
    policyRequest(call),
  );
  if (own === 'deny') {
    throw refusedByPolicy(call, own);
  }
  if (said === 'deny' || (said !== 'allow' && own !== 'allow')) {
    throw new GatewayFault(
      'ACCESS_DENIED',
      'AccessDeniedException',
      said === 'deny'
        ? 'User is not authorized to access this resource with an explicit deny in an identity-based policy'
        : 'User is not authorized to access this resource',
      'Message',
    );
  }
}

/**
 * Asks the API's own policy alone: what it denies reaches no authorizer.
 *
 * @throws GatewayFault `ACCESS_DENIED`
 */
export function checkExplicitDeny(call: RoutedCall): void {
  if (resourceVerdict(call) === 'deny') {
    throw refusedByPolicy(call, 'deny');
  }
}

function policyRequest(call: RoutedCall): PolicyRequest {
  const { context, request } = call;
  const now = context.clock.now();
  return {
    action: 'execute-api:Invoke',
    resource: executeApiArn(call, request.method, request.path),
    principal: { kind: 'user', accountId: '', arn: 'anonymous' },
    conditions: {
      ...networkConditions(request),
      'aws:SecureTransport': 'true',
      'aws:UserAgent': request.headers['user-agent'] ?? '',
      'aws:CurrentTime': now.toISOString(),
      'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
      'aws:RequestedRegion': context.region,
    },
  };
}

/** What the API's policy says, if there is one; the endpoint's policy must let the request through, too. */
function resourceVerdict(call: RoutedCall): Verdict | undefined {
  const { deployment, request } = call;
  const asked = policyRequest(call);
  if (request.endpoint) {
    const { verdict } = evaluateResourcePolicy(
      parsePolicy(request.endpoint.policy, 'resource'),
      asked,
    );
    if (verdict !== 'allow') {
      return 'deny';
    }
  }
  const document = deployment.api.policy;
  return document === undefined
    ? undefined
    : evaluateResourcePolicy(parsePolicy(document, 'resource'), asked).verdict;
}

function refusedByPolicy(call: RoutedCall, verdict: Verdict): GatewayFault {
  const { resource } = policyRequest(call);
  const shown = resource.replace(/:\d{8}(\d{4}):/, ':********$1:');
  return new GatewayFault(
    'ACCESS_DENIED',
    'AccessDeniedException',
    `User: anonymous is not authorized to perform: execute-api:Invoke on resource: ${shown}${
      verdict === 'deny' ? ' with an explicit deny' : ''
    }`,
    'Message',
  );
}
