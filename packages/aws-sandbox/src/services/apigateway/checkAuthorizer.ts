import type { Authorizer } from '@aws-sdk/client-api-gateway';
import { badRequest } from './apiGatewayError';
import { functionOf } from './integrations';

const POOL_ARN = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+_\w+$/;
const HEADER = /^method\.request\.header\.[\w-]+$/;
/** What a function may take for the identity of a request. */
const REQUEST_SOURCE =
  /^(method\.request\.(header|querystring)\.[\w.$-]+|stageVariables\.\w+|context\.[\w.]+)$/;
const ROLE_ARN = /^arn:[\w-]+:iam::\d{12}:role\/.+$/;
const MAX_TTL_SECONDS = 3600;

function invalidSource(source: string | undefined) {
  return badRequest(
    `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${source}]`,
  );
}

function checkPool({ providerARNs = [], identitySource }: Authorizer): void {
  if (!providerARNs.length || providerARNs.some(arn => !POOL_ARN.test(arn))) {
    throw badRequest(
      `Invalid provider ARN specified. Must be a Cognito user pool ARN: ${providerARNs.join(
        ', ',
      )}`,
    );
  }
  if (!HEADER.test(String(identitySource))) {
    throw invalidSource(identitySource);
  }
}

function checkFunction(authorizer: Authorizer): void {
  const {
    type,
    authorizerUri,
    authorizerCredentials,
    identitySource,
    authorizerResultTtlInSeconds: ttl,
  } = authorizer;
  if (!functionOf(authorizerUri)) {
    throw badRequest(`Invalid Authorizer URI: ${authorizerUri}`);
  }
  if (authorizerCredentials && !ROLE_ARN.test(authorizerCredentials)) {
    throw badRequest(
      `Invalid ARN specified in the request: ${authorizerCredentials}`,
    );
  }
  const sources = (identitySource ?? '')
    .split(',')
    .map(source => source.trim())
    .filter(Boolean);
  const rule = type === 'TOKEN' ? HEADER : REQUEST_SOURCE;
  const wrong = sources.find(source => !rule.test(source));
  if (wrong !== undefined || (type === 'TOKEN' && sources.length !== 1)) {
    throw invalidSource(wrong ?? identitySource);
  }
  if (sources.length === 0 && Number(ttl) > 0) {
    throw badRequest(
      'Identity source is required when the result of a REQUEST authorizer is cached',
    );
  }
}

/** Refuses an authorizer that could not work. */
export function checkAuthorizer(authorizer: Authorizer): void {
  const { type, name, authorizerResultTtlInSeconds: ttl } = authorizer;
  if (!name?.trim()) {
    throw badRequest('Authorizer name cannot be empty');
  }
  if (Number(ttl) > MAX_TTL_SECONDS || Number(ttl) < 0) {
    throw badRequest(
      `Authorizer result TTL must be from 0 to ${MAX_TTL_SECONDS} seconds, not ${ttl}`,
    );
  }
  if (type === 'COGNITO_USER_POOLS') {
    checkPool(authorizer);
  } else if (type === 'TOKEN' || type === 'REQUEST') {
    checkFunction(authorizer);
  } else {
    throw badRequest(`Invalid authorizer type: ${type}`);
  }
}
