import { AwsError } from '../../core/AwsError';
import type { EndpointPath } from '../../core/Authorizer';
import type { World } from '../../core/World';
import { Route53State } from '../route53/Route53State';
import { Ec2State } from './Ec2State';
import { VpcEndpoint } from './records';

/** Where a request goes. */
interface Place {
  readonly service: string;
  readonly region: string;
}

/** Names of services in the names of their endpoints, where they are not those of their signatures. */
const ENDPOINT_NAMES: Readonly<Record<string, readonly string[]>> = {
  ecr: ['ecr.api'],
  firehose: ['kinesis-firehose'],
  sagemaker: ['sagemaker.api', 'sagemaker.runtime'],
};

/** Whether an endpoint leads to a service. */
export function leadsTo(
  endpoint: Pick<VpcEndpoint, 'ServiceName'>,
  { service, region }: Place,
): boolean {
  return (ENDPOINT_NAMES[service] ?? [service]).some(
    name =>
      endpoint.ServiceName === `com.amazonaws.${region}.${name}` ||
      endpoint.ServiceName === `aws.sagemaker.${region}.${name}`,
  );
}

function statesOf(world: World, region: string): Ec2State[] {
  return [...world.accounts.keys()].map(accountId =>
    world.state.get(['region', accountId, region, 'ec2'], () => new Ec2State()),
  );
}

function pathThrough(endpoint: VpcEndpoint): EndpointPath {
  return {
    endpointId: endpoint.VpcEndpointId,
    vpcId: endpoint.VpcId,
    accountId: endpoint.OwnerId,
    policy: endpoint.PolicyDocument,
  };
}

/** An endpoint of any account by its id. */
export function findEndpoint(
  world: World,
  id: string,
  region: string,
): VpcEndpoint | undefined {
  return statesOf(world, region)
    .map(({ vpcEndpoints }) => vpcEndpoints.get(id))
    .find(Boolean);
}

/** The way through an endpoint. */
export function endpointOf(
  world: World,
  id: string,
  place: Place,
): EndpointPath {
  const endpoint = findEndpoint(world, id, place.region);
  if (endpoint?.State !== 'available') {
    throw new AwsError(
      'InvalidNetworkPath',
      `There is no VPC endpoint ${id} in ${place.region}, or it is not available`,
    );
  }
  if (!leadsTo(endpoint, place)) {
    throw new AwsError(
      'InvalidNetworkPath',
      `The VPC endpoint ${id} leads to ${endpoint.ServiceName}, not to ${place.service}`,
    );
  }
  return pathThrough(endpoint);
}

/**
 * The way out of a VPC to a service: by the endpoint that its names lead to, which private zones can do too, by a
 * gateway endpoint, or by none and over the internet.
 */
export function endpointFor(
  world: World,
  vpcId: string,
  place: Place,
): EndpointPath | undefined {
  const endpoint = statesOf(world, place.region)
    .flatMap(({ vpcEndpoints }) => vpcEndpoints.list())
    .find(
      candidate =>
        candidate.VpcId === vpcId &&
        candidate.State === 'available' &&
        leadsTo(candidate, place) &&
        (candidate.VpcEndpointType === 'Gateway'
          ? candidate.RouteTableIds.length > 0
          : candidate.PrivateDnsEnabled),
    );
  const found = endpoint ?? endpointByZone(world, vpcId, place);
  return found && pathThrough(found);
}

/** The endpoint, in any network, to which a private zone that a VPC knows leads the service's names. */
function endpointByZone(
  world: World,
  vpcId: string,
  place: Place,
): VpcEndpoint | undefined {
  const { zones } = world.state.get(['route53'], () => new Route53State());
  return [...zones.values()]
    .filter(zone => zone.vpcs.some(({ VPCId }) => VPCId === vpcId))
    .flatMap(zone => [...zone.records.values()])
    .flatMap(
      ({ AliasTarget }) =>
        /vpce-[0-9a-f]+/.exec(AliasTarget?.DNSName ?? '')?.[0] ?? [],
    )
    .map(id => findEndpoint(world, id, place.region))
    .find(
      endpoint => endpoint?.State === 'available' && leadsTo(endpoint, place),
    );
}
