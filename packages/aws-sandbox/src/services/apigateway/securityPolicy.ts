import type { CreateRestApiRequest } from '@aws-sdk/client-api-gateway';
import { badRequest } from './apiGatewayError';
import { RestApi } from './records';

/** TLS settings of an API. */
export type TlsSettings = Pick<
  RestApi['settings'],
  'securityPolicy' | 'endpointAccessMode'
>;

/** Where nothing is said: what AWS has always offered. */
const DEFAULT_POLICY = 'TLS_1_0';

/** Checks the TLS settings of a request: policies that begin with `SecurityPolicy_` want an access mode, edge ones an edge. */
export function readTlsSettings(
  input: Pick<
    CreateRestApiRequest,
    'securityPolicy' | 'endpointAccessMode' | 'endpointConfiguration'
  >,
): TlsSettings {
  // The names that the SDK knows; it is big, and whoever gets here has loaded it for the request.
  const { EndpointAccessMode, SecurityPolicy } =
    require('@aws-sdk/client-api-gateway') as typeof import('@aws-sdk/client-api-gateway');
  const { securityPolicy = DEFAULT_POLICY, endpointAccessMode: mode } = input;
  const type = input.endpointConfiguration?.types?.[0] ?? 'EDGE';
  const known: readonly string[] = Object.values(SecurityPolicy);
  if (!known.includes(securityPolicy)) {
    throw badRequest(`Invalid security policy: ${securityPolicy}`);
  }
  if (mode !== undefined && !Object.values(EndpointAccessMode).includes(mode)) {
    throw badRequest(`Invalid endpoint access mode: ${mode}`);
  }
  const isEnhanced = securityPolicy.startsWith('SecurityPolicy_');
  if (isEnhanced && mode === undefined) {
    throw badRequest(
      `Endpoint access mode must be set with security policy ${securityPolicy}`,
    );
  }
  if (isEnhanced && securityPolicy.endsWith('_EDGE') !== (type === 'EDGE')) {
    throw badRequest(
      `Security policy ${securityPolicy} is not for endpoints of type ${type}`,
    );
  }
  return { securityPolicy, endpointAccessMode: mode };
}
