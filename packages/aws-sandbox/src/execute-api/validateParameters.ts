import { GatewayFault } from './GatewayFault';
import { RoutedCall } from './types';

/**
 * Checks that parameters are there which the method requires, where its validator asks for that.
 *
 * @throws GatewayFault `BAD_REQUEST_PARAMETERS`
 */
export function validateParameters(call: RoutedCall): void {
  const { deployment, method } = call;
  const validator = deployment.api.validators.get(
    String(method.requestValidatorId),
  );
  if (!validator?.validateRequestParameters) {
    return;
  }
  const missing = Object.entries(method.requestParameters ?? {})
    .filter(([, isRequired]) => isRequired)
    .map(([parameter]) => parameter.split('.').slice(2))
    .filter(([place, ...name]) => !isThere(call, place, name.join('.')))
    .map(([, ...name]) => name.join('.'));
  if (missing.length) {
    throw new GatewayFault(
      'BAD_REQUEST_PARAMETERS',
      'BadRequestException',
      `Missing required request parameters: [${missing.join(', ')}]`,
    );
  }
}

function isThere(
  { request, pathParameters }: RoutedCall,
  place: string,
  name: string,
): boolean {
  switch (place) {
    case 'header':
      return Boolean(request.headers[name.toLowerCase()]);
    case 'querystring':
      return Boolean(request.query.get(name)?.[0]);
    default:
      return Boolean(pathParameters[name]);
  }
}
