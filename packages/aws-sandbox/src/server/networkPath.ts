import { AwsError } from '../core/AwsError';
import { EndpointPath } from '../core/Authorizer';
import { World } from '../core/World';
import { WireRequest } from '../protocols';
import { endpointFor, endpointOf } from '../services/ec2/networkPaths';

/** Says through which VPC endpoint a request came: the stand-in for the network that there is not. */
export const VPC_ENDPOINT_HEADER = 'x-aws-sandbox-vpce';
/** Says in which VPC the sender is; its endpoint for the service, if it has one, is the way. */
export const VPC_HEADER = 'x-aws-sandbox-vpc';
/** The sender's address in the network, with one of the others. */
export const VPC_SOURCE_IP_HEADER = 'x-aws-sandbox-vpc-source-ip';

/** Service of Studio's own endpoints, which has no signing name of its own. */
export const STUDIO_SERVICE = 'studio';

/**
 * The VPC endpoint that a request came through, by what its headers say; nothing for one over the internet.
 *
 * @throws AwsError for an endpoint that is not there, is not ready, or leads to another service
 */
export function networkPath(
  world: World,
  request: Pick<WireRequest, 'headers'>,
  place: { service: string; region: string },
): EndpointPath | undefined {
  const { headers } = request;
  const id = headers[VPC_ENDPOINT_HEADER];
  const vpcId = headers[VPC_HEADER];
  const sourceIp = headers[VPC_SOURCE_IP_HEADER];
  if (id !== undefined) {
    return { ...endpointOf(world, id, place), sourceIp };
  }
  if (vpcId === undefined) {
    if (sourceIp !== undefined) {
      throw new AwsError(
        'InvalidNetworkPath',
        `${VPC_SOURCE_IP_HEADER} needs ${VPC_ENDPOINT_HEADER} or ${VPC_HEADER}`,
      );
    }
    return undefined;
  }
  const path = endpointFor(world, vpcId, place);
  return path && { ...path, sourceIp };
}
