import { createHash } from 'crypto';
import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { parsePolicy } from '../authorization';
import { AwsError } from '../core/AwsError';
import { servicePrincipal } from '../core/principals';
import { Principal } from '../core/types';
import { functionOf } from '../services/apigateway';
import { assumeRoleAsService } from '../services/sts';
import { contextVariables } from './contextVariables';
import { executeApiArn } from './checkResourcePolicy';
import { GatewayFault, internalError, unauthorized } from './GatewayFault';
import { KeptAuthorizations } from './KeptAuthorizations';
import { lambdaEvent } from './lambdaEvent';
import { LambdaAuthorization, RoutedCall } from './types';

const HOST = 'apigateway.amazonaws.com';
const DEFAULT_TTL_SECONDS = 300;

/** The values by which a request is told apart from others, as the authorizer names them. */
function identityValues(call: RoutedCall, authorizer: Authorizer): string[] {
  const { request, stage } = call;
  const variables = contextVariables(call);
  return (authorizer.identitySource ?? '')
    .split(',')
    .map(source => source.trim())
    .filter(Boolean)
    .map(source => {
      const [, kind, name = ''] =
        /^(method\.request\.header|method\.request\.querystring|stageVariables|context)\.(.+)$/.exec(
          source,
        ) ?? [];
      switch (kind) {
        case 'method.request.header':
          return request.headers[name.toLowerCase()] ?? '';
        case 'method.request.querystring':
          return request.query.get(name)?.[0] ?? '';
        case 'stageVariables':
          return stage.variables[name] ?? '';
        default:
          return String(variables[name] ?? '');
      }
    });
}

function eventFor(call: RoutedCall, authorizer: Authorizer, token: string) {
  const methodArn = executeApiArn(call, call.request.method, call.request.path);
  if (authorizer.type === 'TOKEN') {
    return { type: 'TOKEN', methodArn, authorizationToken: token };
  }
  const { body, isBase64Encoded, ...event } = lambdaEvent(
    call,
    undefined,
  ) as Record<string, unknown>;
  return { type: 'REQUEST', methodArn, ...event };
}

/** As whom the function is called: the authorizer's own role, or API Gateway itself. */
function caller(call: RoutedCall, authorizer: Authorizer): Principal {
  const { context, api } = call;
  const { partition, region, accountId } = context;
  return authorizer.authorizerCredentials
    ? assumeRoleAsService(context, {
        roleArn: authorizer.authorizerCredentials,
        service: HOST,
        sessionName: 'BackplaneAssumeRoleSession',
      })
    : servicePrincipal(
        accountId,
        HOST,
        `arn:${partition}:execute-api:${region}:${accountId}:${api.id}/authorizers/${authorizer.id}`,
      );
}

/** Context values are text, numbers and booleans. */
function contextOf(given: unknown): Record<string, string> {
  if (given === undefined || given === null) {
    return {};
  }
  const entries = Object.entries(given as object);
  if (entries.some(([, value]) => typeof value === 'object')) {
    throw internalError('AUTHORIZER_CONFIGURATION_ERROR');
  }
  return Object.fromEntries(
    entries.map(([key, value]) => [key, String(value)]),
  );
}

function readAnswer(payload: Uint8Array, latency: number): LambdaAuthorization {
  try {
    const { principalId, policyDocument, context } = JSON.parse(
      Buffer.from(payload).toString('utf8'),
    );
    const policy = JSON.stringify(policyDocument);
    parsePolicy(policy, 'identity');
    if (typeof principalId === 'string' && principalId !== '') {
      return { principalId, policy, context: contextOf(context), latency };
    }
  } catch (error) {
    if (error instanceof GatewayFault) {
      throw error;
    }
  }
  throw internalError('AUTHORIZER_CONFIGURATION_ERROR');
}

async function invoke(
  call: RoutedCall,
  authorizer: Authorizer,
  token: string,
): Promise<LambdaAuthorization> {
  const begin = Date.now();
  let answer: { FunctionError?: string; Payload: Uint8Array };
  try {
    const principal = caller(call, authorizer);
    answer = await call.context.invoke(
      'lambda',
      'Invoke',
      {
        FunctionName: functionOf(authorizer.authorizerUri),
        Payload: Buffer.from(JSON.stringify(eventFor(call, authorizer, token))),
      },
      principal,
    );
  } catch (error) {
    throw error instanceof AwsError
      ? internalError('AUTHORIZER_CONFIGURATION_ERROR', error)
      : error;
  }
  if (answer.FunctionError) {
    // The one error by which a function says that it does not know the caller.
    const { errorMessage } = JSON.parse(Buffer.from(answer.Payload).toString());
    throw errorMessage === 'Unauthorized'
      ? unauthorized()
      : internalError('AUTHORIZER_FAILURE');
  }
  return readAnswer(answer.Payload, Date.now() - begin);
}

/**
 * What the function of a method's authorizer says about a request: asked, or kept from an earlier request with the
 * same identity.
 *
 * @throws GatewayFault `UNAUTHORIZED` where the identity is missing or the function says so, and for its failures
 */
export async function askAuthorizer(
  call: RoutedCall,
): Promise<LambdaAuthorization> {
  const { deployment, method, stage, context } = call;
  const authorizer = deployment.api.authorizers.get(method.authorizerId!);
  if (!authorizer) {
    throw internalError('AUTHORIZER_CONFIGURATION_ERROR');
  }
  const values = identityValues(call, authorizer);
  const expression = authorizer.identityValidationExpression;
  if (
    values.includes('') ||
    (expression && !new RegExp(`^(?:${expression})$`).test(values[0]))
  ) {
    throw unauthorized();
  }
  const ttl = authorizer.authorizerResultTtlInSeconds ?? DEFAULT_TTL_SECONDS;
  // Tokens are part of the key, so it is kept as a digest.
  const key = createHash('sha256')
    .update(
      JSON.stringify([stage.arn, deployment.id, authorizer.id, ...values]),
    )
    .digest('base64');
  const kept = KeptAuthorizations.of(context);
  const known = ttl > 0 ? kept.get(key, context.clock.now()) : undefined;
  if (known) {
    return known;
  }
  const authorization = await invoke(call, authorizer, values[0]);
  if (ttl > 0) {
    const until = context.clock.now().getTime() + ttl * 1000;
    kept.set(key, until, authorization);
  }
  return authorization;
}
