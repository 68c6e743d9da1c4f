import { AwsError } from '../core/AwsError';
import { EndpointPath } from '../core/Authorizer';
import { World } from '../core/World';
import { WireRequest } from '../protocols';
import { networkPath } from '../server/networkPath';
import { RestApi } from '../services/apigateway';
import { endpointOf } from '../services/ec2/networkPaths';

/** How a request came to an API, if it could. */
export interface NetworkWay {
  readonly reaches: boolean;
  readonly endpoint?: EndpointPath;
}

const NO_WAY: NetworkWay = { reaches: false };

/**
 * Private APIs are reached through VPC endpoints alone, the others only without: in a VPC whose endpoint has private
 * names, all names of APIs lead to the endpoint, which knows private ones.
 *
 * @param endpointId the endpoint that the host name has in it; such names are made for the API's own endpoints
 */
export function networkWay(
  world: World,
  request: WireRequest,
  { region, settings }: Pick<RestApi, 'region' | 'settings'>,
  endpointId: string | undefined,
): NetworkWay {
  const { types, vpcEndpointIds = [] } = settings.endpointConfiguration ?? {};
  const isPrivate = types?.[0] === 'PRIVATE';
  const place = { service: 'execute-api', region };
  try {
    if (endpointId !== undefined) {
      return isPrivate && vpcEndpointIds.includes(endpointId)
        ? { reaches: true, endpoint: endpointOf(world, endpointId, place) }
        : NO_WAY;
    }
    const endpoint = networkPath(world, request, place);
    return { reaches: isPrivate === (endpoint !== undefined), endpoint };
  } catch (error) {
    if (error instanceof AwsError) {
      return NO_WAY;
    }
    throw error;
  }
}
