import type { JWTPayload } from 'jose';
import { CognitoDirectory, verifyToken } from '../services/cognito-idp';
import { askAuthorizer } from './askAuthorizer';
import { checkExplicitDeny } from './checkResourcePolicy';
import { internalError, unauthorized } from './GatewayFault';
import { CallerClaims, RoutedCall } from './types';

const HEADER = 'method.request.header.';
/** Claims that are times; API Gateway passes them on as text for people. */
const TIMES = ['exp', 'iat'];

/**
 * Asks who calls a method that is not open: a user pool by the token, or a function.
 *
 * @throws GatewayFault `UNAUTHORIZED`, or what a function's failure leads to
 */
export async function authenticateCaller(
  call: RoutedCall,
): Promise<CallerClaims | undefined> {
  const { context, deployment, method, request } = call;
  if (method.authorizationType === 'CUSTOM') {
    checkExplicitDeny(call);
    return { authorization: await askAuthorizer(call) };
  }
  if (method.authorizationType !== 'COGNITO_USER_POOLS') {
    return undefined;
  }
  const authorizer = deployment.api.authorizers.get(method.authorizerId!);
  if (!authorizer) {
    throw internalError('AUTHORIZER_CONFIGURATION_ERROR');
  }
  const header = authorizer.identitySource!.slice(HEADER.length).toLowerCase();
  const token = request.headers[header]?.replace(/^Bearer +/i, '').trim();
  const expression = authorizer.identityValidationExpression;
  if (!token || (expression && !new RegExp(expression).test(token))) {
    throw unauthorized();
  }
  const scopes = method.authorizationScopes ?? [];
  const { pools } = CognitoDirectory.of(context);
  for (const arn of authorizer.providerARNs ?? []) {
    const pool = [...pools.values()].find(candidate => candidate.arn === arn);
    // Without scopes the caller proves who it is with an id token, with scopes what it may do with an access token.
    const check =
      pool &&
      (await verifyToken(
        context,
        pool,
        token,
        scopes.length ? 'access' : 'id',
      ));
    if (check?.flaw === 'expired') {
      throw unauthorized('The incoming token has expired');
    }
    if (check?.claims && hasScope(check.claims, scopes)) {
      return { claims: shownClaims(check.claims) };
    }
  }
  throw unauthorized();
}

function hasScope(claims: JWTPayload, scopes: readonly string[]): boolean {
  const granted = String(claims.scope ?? '').split(' ');
  return !scopes.length || scopes.some(scope => granted.includes(scope));
}

function shownClaims(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      TIMES.includes(name) ? shownTime(Number(value)) : String(value),
    ]),
  );
}

/** `Sun Nov 22 04:00:00 UTC 2026` */
function shownTime(seconds: number): string {
  const [, weekday, day, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(
      new Date(seconds * 1000).toUTCString(),
    )!;
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
